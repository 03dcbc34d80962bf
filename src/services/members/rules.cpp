// What an address, a name, a grant and a session are.
#include "services/members/rules.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "platform/basics/text.h"

namespace members {

std::optional<std::string> normalised_email(std::string_view text) {
    auto const whole = basics::normalised(basics::trimmed(text));
    if (!whole || whole->size() > 254) return std::nullopt;
    auto const at = whole->rfind('@');
    if (at == whole->npos || at == 0 || at > 64) return std::nullopt;
    auto const domain = std::string_view(*whole).substr(at + 1);
    bool const odd = std::ranges::any_of(*whole, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
               std::string_view("<>()[],;:\\\"").contains(c);
    });
    bool const empty_label =
        domain.empty() || domain.starts_with('.') || domain.ends_with('.') || domain.contains("..");
    if (odd || empty_label || basics::one_line(*whole) != *whole || whole->find('@') != at)
        return std::nullopt;
    return whole->substr(0, at + 1) + basics::folded(domain);
}

std::string email_key(std::string_view normalised_email) {
    return basics::folded(normalised_email);
}

std::expected<std::string, std::string> checked_name(std::string_view name) {
    auto line = basics::one_line(basics::trimmed(name));
    std::string const kept(basics::trimmed(line));
    if (kept.empty()) return std::unexpected("members.name_missing");
    if (basics::length(kept) > 100) return std::unexpected("members.name_long");
    return kept;
}

bool is_well_formed(permissions::Grant const& grant) {
    bool const is_local = grant.role == permissions::Role::contributor ||
                          grant.role == permissions::Role::coordinator;
    return is_local != grant.organisation.empty() && (is_local || grant.unit.empty());
}

bool covers(permissions::Viewer const& viewer, permissions::Grant const& wanted) {
    using permissions::Permission;
    if (!is_well_formed(wanted)) return false;
    // A role in a unit covers the same one, and a role in the whole organisation all of its units.
    auto const line = std::span(&wanted.unit, wanted.unit.empty() ? 0 : 1);
    permissions::Place const place{.organisation = wanted.organisation, .line = line};
    switch (wanted.role) {
        case permissions::Role::contributor: return may_at(viewer, Permission::contribute, place);
        case permissions::Role::coordinator: return may_at(viewer, Permission::coordinate, place);
        case permissions::Role::process_leader: return may(viewer, Permission::lead);
        case permissions::Role::operator_: return may(viewer, Permission::operate);
    }
    return false;
}

bool is_over(basics::Time started_at, basics::Time seen_at, bool is_staff, basics::Time now,
             Settings const& settings) {
    auto const microseconds = [](auto duration) {
        return std::chrono::microseconds(duration).count();
    };
    auto const idle = microseconds(is_staff ? settings.idle_staff : settings.idle);
    auto const whole = microseconds(is_staff ? settings.whole_staff : settings.whole);
    return now.microseconds - seen_at.microseconds >= idle ||
           now.microseconds - started_at.microseconds >= whole;
}

std::string device(std::string_view user_agent) {
    using Name = std::pair<std::string_view, std::string_view>;
    // Browsers also name those that they descend from: the most particular comes first.
    constexpr std::array<Name, 7> browsers = {{{"Edg", "Edge"},
                                               {"OPR/", "Opera"},
                                               {"SamsungBrowser/", "Samsung Internet"},
                                               {"Firefox/", "Firefox"},
                                               {"FxiOS/", "Firefox"},
                                               {"Chrome/", "Chrome"},
                                               {"Safari/", "Safari"}}};
    constexpr std::array<Name, 7> systems = {{{"iPhone", "iPhone"},
                                              {"iPad", "iPad"},
                                              {"Android", "Android"},
                                              {"Windows", "Windows"},
                                              {"Mac OS X", "Mac"},
                                              {"CrOS", "ChromeOS"},
                                              {"Linux", "Linux"}}};
    auto const named = [&](auto const& names) {
        auto const found = std::ranges::find_if(
            names, [&](Name const& name) { return user_agent.contains(name.first); });
        return found == names.end() ? std::string() : std::string(found->second);
    };
    auto const browser = named(browsers), system = named(systems);
    return browser + (browser.empty() || system.empty() ? "" : ", ") + system;
}

}

// Absent is absent: nothing is guessed from other claims.
#include "services/identities/claims.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace identities {

namespace {

constexpr std::int64_t fresh_seconds = 15 * 60;
constexpr std::size_t most_groups = 1000;

json::Value const nothing;

/// The claim of this name, or, where there are dots, what lies within others.
json::Value const& within(json::Value const& claims, std::string_view name) {
    if (auto const* object = claims.object()) {
        if (auto const* found = object->find(name)) return *found;
        auto const dot = name.find('.');
        if (dot != name.npos)
            if (auto const* outer = object->find(name.substr(0, dot)))
                return within(*outer, name.substr(dot + 1));
    }
    return nothing;
}

json::Value const& claim(Said const& said, std::string_view name) {
    auto const& first = within(said.token.all, name);
    return first.is_null() ? within(said.besides, name) : first;
}

bool is_in(json::Value const& groups, std::string_view wanted) {
    if (groups.string()) return *groups.string() == wanted;
    auto const& list = groups.elements();
    auto const end = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), most_groups));
    return std::any_of(list.begin(), end,
                       [&](json::Value const& one) { return one.text() == wanted; });
}

}

std::string name_of(Said const& said) {
    auto const made = basics::one_line(claim(said, "name").text());
    return std::string(basics::trimmed(basics::shortened(made, 100)));
}

std::optional<std::string> verified_address(Said const& said) {
    // Address and proof from the same place: they belong together.
    for (auto const* source : {&said.token.all, &said.besides}) {
        auto const address = source->at("email").text();
        auto const* proof = source->at("email_verified").truth();
        if (!address.empty())
            return proof && *proof ? members::normalised_email(address) : std::nullopt;
    }
    return std::nullopt;
}

std::vector<permissions::Grant> roles_of(Provider const& provider, Said const& said) {
    std::vector<permissions::Grant> roles;
    if (provider.groups_claim.empty()) return roles;
    auto const& groups = claim(said, provider.groups_claim);
    for (auto const& rule : provider.group_roles) {
        permissions::Grant const grant{rule.role, provider.organisation};
        if (is_in(groups, rule.group) && std::ranges::find(roles, grant) == roles.end())
            roles.push_back(grant);
    }
    return roles;
}

bool is_wanting(Provider const& provider, openid::Claims const& claims) {
    Said const token{.token = claims};
    bool const needs_groups =
        !provider.group_roles.empty() && claim(token, provider.groups_claim).is_null();
    return needs_groups || claim(token, "name").is_null() || claim(token, "email").is_null();
}

members::Vouched vouched(Provider const& provider, openid::Claims const& claims, std::int64_t now) {
    bool const is_two_steps = std::ranges::find(claims.amr, "mfa") != claims.amr.end();
    auto const level = provider.level_of(claims.acr);
    return {.level = is_two_steps ? std::max(level, 2) : level,
            .is_second_step = is_two_steps,
            .provider = provider.id.string(),
            .organisation = provider.organisation,
            .is_fresh = claims.auth_time && now - *claims.auth_time <= fresh_seconds};
}

bool is_admitted(Provider const& provider, std::optional<std::string> const& address) {
    if (provider.admits == Admits::everybody) return true;
    if (provider.admits != Admits::domains || !address) return false;
    auto const domain = basics::folded(address->substr(address->rfind('@') + 1));
    return address->contains('@') &&
           std::ranges::any_of(provider.domains, [&](auto const& one) { return domain == one; });
}

}

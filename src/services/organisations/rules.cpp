// Checking organisations that people write.
#include "services/organisations/rules.h"

#include <algorithm>
#include <array>

#include "platform/basics/text.h"

namespace organisations {

namespace {

constexpr std::size_t longest_name = 200, longest_short_name = 40, longest_website = 300,
                      longest_number = 30, most_aliases = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a number that may be written with blanks and hyphens; nothing when there is
/// anything else.
std::optional<std::string> only_digits(std::string_view text) {
    std::string digits;
    for (char const c : text) {
        if (is_digit(c)) digits += c;
        else if (c != ' ' && c != '-') return std::nullopt;
    }
    return digits;
}

/// Luhn's check digit over ten digits.
bool checks_in_sweden(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int const figure = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += figure > 9 ? figure - 9 : figure;
    }
    return sum % 10 == 0;
}

/// Norway's check digit, modulo 11.
bool checks_in_norway(std::string_view digits) {
    constexpr std::array weights = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
    return sum % 11 == 0;
}

bool is_web_address(std::string_view text) {
    auto const rest = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : std::string_view();
    auto const host = rest.substr(0, rest.find_first_of("/?#"));
    bool const odd = std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' ||
               c == '\\';
    });
    return !odd && host.find('.') != host.npos && host.find('@') == host.npos &&
           !host.starts_with('.') && !host.ends_with('.');
}

bool is_country(std::string_view text) {
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool comes_from_register(Organisation const& organisation) {
    return organisation.source.starts_with("register:");
}

/// Blanks and hidden characters gone, empty names and repeated aliases left out.
void tidy(Organisation& draft) {
    for (auto* text : {&draft.name, &draft.short_name, &draft.country, &draft.municipality_code,
                       &draft.county_code, &draft.organisation_number, &draft.website})
        *text = basics::one_line(*text);
    for (auto& [language, name] : draft.names) name = basics::one_line(name);
    std::erase_if(draft.names, [&](auto const& entry) {
        return entry.second.empty() || entry.second == draft.name;
    });
    std::vector<std::string> aliases;
    for (auto const& alias : draft.aliases)
        if (auto tidied = basics::one_line(alias);
            !tidied.empty() && std::ranges::count(aliases, tidied) == 0)
            aliases.push_back(std::move(tidied));
    draft.aliases = std::move(aliases);
}

void keep_what_no_form_asks(Organisation& draft, Organisation const* before) {
    Organisation const nothing;
    auto const& facts = before ? *before : nothing;
    draft.population = facts.population;
    draft.area_km2 = facts.area_km2;
    draft.group = facts.group;
    draft.latitude = facts.latitude;
    draft.longitude = facts.longitude;
    draft.source = before ? before->source : "hand";
    if (!before || !comes_from_register(*before)) return;
    draft.kind = before->kind;
    draft.country = before->country;
    draft.municipality_code = before->municipality_code;
    draft.county_code = before->county_code;
}

void check_names(Organisation const& draft, basics::Problems& problems) {
    auto const too_long = [&](std::string_view text, std::size_t limit, std::string field) {
        if (basics::length(text) > limit)
            problems.push_back(
                {std::move(field), "organisations.too_long", {{"limit", std::to_string(limit)}}});
    };
    if (draft.name.empty()) problems.push_back({"name", "organisations.name_missing"});
    too_long(draft.name, longest_name, "name");
    for (auto const& [language, name] : draft.names)
        too_long(name, longest_name, "name_" + std::string(texts::code(language)));
    too_long(draft.short_name, longest_short_name, "short_name");
    if (draft.aliases.size() > most_aliases)
        problems.push_back({"aliases",
                            "organisations.too_many_aliases",
                            {{"limit", std::to_string(most_aliases)}}});
    if (std::ranges::any_of(draft.aliases,
                            [](auto const& alias) { return basics::length(alias) > longest_name; }))
        problems.push_back(
            {"aliases", "organisations.too_long", {{"limit", std::to_string(longest_name)}}});
}

void check_codes(Organisation const& draft, Directory const& directory,
                 basics::Problems& problems) {
    if (!is_country(draft.country))
        problems.push_back({"country", "organisations.country_unknown"});
    if (!draft.county_code.empty() && !directory.county(draft.country, draft.county_code))
        problems.push_back({"county_code", "organisations.county_unknown"});
    if (draft.municipality_code.empty()) return;
    auto const* municipality = directory.municipality(draft.municipality_code,
                                                      draft.country.empty() ? "SE" : draft.country);
    if (!municipality)
        problems.push_back({"municipality_code", "organisations.municipality_unknown"});
    else if (!draft.county_code.empty() && municipality->county_code != draft.county_code)
        problems.push_back({"county_code", "organisations.county_of_another"});
}

}

std::optional<std::string> tidied_number(std::string_view text, std::string_view country) {
    text = basics::trimmed(text);
    if (country != "SE" && country != "NO")
        return basics::length(text) <= longest_number ? std::optional(std::string(text))
                                                      : std::nullopt;
    auto const digits = only_digits(text);
    if (!digits) return std::nullopt;
    if (country == "NO")
        return digits->size() == 9 && checks_in_norway(*digits) ? digits : std::nullopt;
    // In a person's number the third and fourth digits are a month; an organisation's begin at 20.
    bool const person = digits->size() == 10 && (*digits)[2] < '2';
    if (digits->size() != 10 || person || !checks_in_sweden(*digits)) return std::nullopt;
    return digits->substr(0, 6) + "-" + digits->substr(6);
}

std::expected<Organisation, basics::Problems> checked(Organisation draft,
                                                      Directory const& directory,
                                                      Organisation const* before) {
    basics::Problems problems;
    tidy(draft);
    keep_what_no_form_asks(draft, before);
    check_names(draft, problems);
    bool const only_registered = draft.kind == Kind::municipality || draft.kind == Kind::region;
    if (only_registered && (!before || !comes_from_register(*before)))
        problems.push_back({"kind", "organisations.kind_from_register"});
    check_codes(draft, directory, problems);
    if (draft.county_code.empty() && problems.empty())
        if (auto const* municipality =
                directory.municipality(draft.municipality_code, draft.country))
            draft.county_code = municipality->county_code;
    if (!draft.organisation_number.empty()) {
        if (auto number = tidied_number(draft.organisation_number, draft.country))
            draft.organisation_number = std::move(*number);
        else problems.push_back({"organisation_number", "organisations.number_wrong"});
    }
    if (!draft.website.empty() &&
        (!is_web_address(draft.website) || draft.website.size() > longest_website))
        problems.push_back({"website", "organisations.website_wrong"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return draft;
}

}

// Recognising organisations and places in text.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/organisations/directory.h"
#include "services/organisations/names.h"

namespace organisations {

namespace {

/// Longer texts are no names; the limit keeps odd input cheap.
constexpr std::size_t longest_name = 400;

/// Whether what follows an organisation's name can be its office: a name, not a sentence.
bool can_be_unit(std::string_view text) {
    return basics::length(text) <= 100 && text.find(": ") == text.npos &&
           text.find(". ") == text.npos && !tells_of_another_body(name_words(text));
}

/// A name without its legal form is the same body only where that form says nothing new: "Chalmers
/// AB", but not "Region Skåne AB".
bool may_have_legal_form(Organisation const& organisation) {
    return organisation.kind != Kind::municipality && organisation.kind != Kind::region &&
           organisation.kind != Kind::agency;
}

std::string joined(std::span<std::string const> words) {
    std::string key;
    for (auto const& word : words) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

/// The text after its first `count` words.
std::string_view after_words(std::string_view text, std::size_t count) {
    std::size_t end = text.size();
    while (end > 0 && name_words(text.substr(0, end)).size() > count) {
        auto const space = text.find_last_of(" \t", end - 1);
        if (space == text.npos) return {};
        end = space;
    }
    return basics::trimmed(text.substr(end));
}

/// The text cut at each of the separators, trimmed.
std::vector<std::string> cut(std::string_view text,
                             std::initializer_list<std::string_view> separators) {
    std::vector<std::string> items;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 0;
        for (auto separator : separators)
            if (text.substr(i).starts_with(separator)) length = std::max(length, separator.size());
        if (length != 0) {
            items.emplace_back(basics::trimmed(text.substr(begin, i - begin)));
            begin = i + length;
        }
        i += std::max<std::size_t>(length, 1);
    }
    items.emplace_back(basics::trimmed(text.substr(begin)));
    return items;
}

}

Organisation const* Directory::with_name(std::string_view name) const {
    name = basics::trimmed(name);
    if (auto const* organisation = found(by_abbreviation_, std::string(name))) return organisation;
    return found(by_name_, name_key(name));
}

std::optional<Recognised> Directory::recognise_part(std::string_view part) const {
    if (auto const* organisation = with_name(part)) return Recognised{organisation};
    if (auto const bare = without_legal_form(part); bare != part) {
        auto const* organisation = with_name(bare);
        return organisation && may_have_legal_form(*organisation)
                   ? std::optional(Recognised{organisation})
                   : std::nullopt;
    }
    auto const words = name_words(part);
    for (std::size_t count = words.size(); count-- > 1;) {
        std::vector<std::string> const rest(words.begin() + static_cast<std::ptrdiff_t>(count),
                                            words.end());
        if (!tells_of_unit(rest) || tells_of_another_body(rest)) continue;
        if (auto const* organisation = found(by_name_, joined(std::span(words).first(count))))
            return Recognised{organisation, std::string(after_words(part, count))};
    }
    return std::nullopt;
}

std::optional<Recognised> Directory::recognise(std::string_view text) const {
    text = basics::trimmed(text);
    if (text.size() > longest_name) return std::nullopt;
    if (auto const* organisation = with_name(text)) return Recognised{organisation};
    auto const parts = name_parts(text);
    if (parts.empty()) return std::nullopt;
    auto result = recognise_part(parts[0]);
    if (!result) return std::nullopt;
    for (auto part : std::span(parts).subspan(1)) {
        auto const next = recognise_part(part);
        if (next && next->organisation != result->organisation) return std::nullopt;
        if (!next && !can_be_unit(part)) return std::nullopt;
        if (result->unit.empty()) result->unit = next ? next->unit : std::string(part);
    }
    return result;
}

Organisation const* Directory::place_named(std::string_view text, std::string_view country) const {
    return found(by_place_, std::string(country) + " " + name_key(text));
}

Organisation const* Directory::municipality_in(std::string_view item,
                                               std::string_view country) const {
    if (item.empty() || item.size() > longest_name) return nullptr;
    if (auto const* municipality = place_named(item, country)) return municipality;
    auto const recognised = recognise_part(item);
    if (recognised && recognised->organisation->kind == Kind::municipality &&
        recognised->organisation->country == country)
        return recognised->organisation;
    // recognises: the sentence before a list: "plattformarna i Lund", "platforms in Lund".
    for (std::string_view before : {" i ", " in "})
        if (auto const place = item.rfind(before); place != item.npos)
            if (auto const* municipality = place_named(item.substr(place + before.size()), country))
                return municipality;
    return nullptr;
}

std::vector<std::string> Directory::bare_places(std::string_view text,
                                                std::string_view country) const {
    std::vector<std::string> codes;
    auto const add = [&](Organisation const* municipality) {
        if (municipality && std::ranges::count(codes, municipality->municipality_code) == 0)
            codes.push_back(municipality->municipality_code);
        return municipality != nullptr;
    };
    // recognises: what stands between the items of a list. "Evje og Hornnes" is one place, so "og"
    // comes second.
    for (auto const& item :
         cut(text, {",", ";", "/", "|", "•", "·", ".", "(", ")", ":", "\n", " - ", " – "}))
        if (!add(municipality_in(item, country)))
            for (auto const& part : cut(item, {" och ", " samt ", " and ", " og ", " & "}))
                add(municipality_in(part, country));
    return codes;
}

}

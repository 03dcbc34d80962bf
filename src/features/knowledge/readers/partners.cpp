// The only file of the readers that asks the directory of organisations.
#include "features/knowledge/readers/partners.h"

#include <algorithm>
#include <array>
#include <utility>

#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "services/organisations/directory.h"

namespace knowledge::readers {

namespace {

/// How the definite plural of a noun becomes its singular, before "i" and a list of places.
struct Ending {
    std::string_view plural, singular;
};

// recognises: definite plurals in Swedish and Norwegian, plurals in English
constexpr auto endings = std::to_array<Ending>({
    {"arna", "en"},
    {"orna", "an"},
    {"erna", "en"},
    {"ene", "en"},
    {"platforms", "platform"},
    {"labs", "lab"},
    {"hubs", "hub"},
    {"centres", "centre"},
    {"offices", "office"},
    {"programmes", "programme"},
});

// recognises: plurals that mean the municipalities themselves
constexpr auto municipality_plurals = std::to_array<std::string_view>(
    {"kommunerna", "kommuner", "städerna", "städer", "kommunene", "kommuner", "byene",
     "municipalities", "cities", "stadsdelarna"});

// recognises: prepositions between such a noun and the places
constexpr auto prepositions =
    std::to_array<std::string_view>({"i", "in", "of", "för", "for", "från", "fra", "from"});

// recognises: words after which a sentence lists the partners
constexpr auto with_words = std::to_array<std::string_view>(
    {" tillsammans med ", " i samarbete med ", " i samverkan med ", " sammen med ",
     " i samarbeid med ", " together with ", " in collaboration with ", " in cooperation with ",
     " med ", " with ", " mellan ", " mellom ", " between ", " är ", " er ", " are ", " deltar ",
     " ingår "});

// recognises: roles that stand in parentheses or after a colon beside a name
constexpr auto leading_words = std::to_array<std::string_view>(
    {"koordinator", "coordinator", "projektledare", "project leader", "lead", "leder",
     "projektägare", "prosjekteier", "samordnare", "lead partner", "prosjektleder"});

organisations::Organisation const* known(std::string_view text, Sources const& sources,
                                         std::string_view country, std::string* unit = nullptr) {
    if (sources.organisations == nullptr || text.size() > 400) return nullptr;
    auto const found = sources.organisations->recognise(text);
    if (!found || (!country.empty() && found->organisation->country != country)) return nullptr;
    if (unit) *unit = found->unit;
    return found->organisation;
}

Helix helix_of(organisations::Helix helix) {
    switch (helix) {
        case organisations::Helix::public_sector: return Helix::public_sector;
        case organisations::Helix::academia: return Helix::academia;
        case organisations::Helix::business: return Helix::business;
        case organisations::Helix::civil_society: break;
    }
    return Helix::civil_society;
}

void enrich(Partner& partner, organisations::Organisation const& organisation) {
    partner.helix = helix_of(organisation.helix);
    if (partner.country.empty()) partner.country = organisation.country;
    if (organisation.kind == organisations::Kind::municipality)
        partner.municipality_code = organisation.municipality_code;
}

/// "Name, unit" → both parts; the name must be one that stands by itself.
std::pair<std::string_view, std::string_view> name_and_unit(std::string_view text) {
    auto const comma = text.find(", ");
    if (comma == text.npos) return {text, {}};
    return {text.substr(0, comma), basics::trimmed(text.substr(comma + 2))};
}

// recognises: how offices within organisations are called
constexpr auto unit_endings = std::to_array<std::string_view>(
    {"förvaltningen", "förvaltning", "kontoret", "kontor",    "kansliet",   "kansli",
     "avdelningen",   "avdelning",   "enheten",  "enhet",     "nämnden",    "nämnd",
     "institutionen", "fakulteten",  "etaten",   "seksjonen", "avdelingen", "sektionen",
     "department",    "unit",        "office",   "division",  "faculty",    "verksamheten",
     "staben",        "ledning"});

/// "Stadskansliet", "Avdelningen för innovation": an office rather than another organisation.
bool is_unit(std::string_view text) {
    for (auto const& token : tokens(text, 6))
        for (auto ending : unit_endings)
            if (token.folded.ends_with(ending)) return true;
    return false;
}

/// Funders write "LEGAL NAME - Workplace": both may name the same organisation, and the workplace
/// may hold a unit.
std::size_t workplace_dash(std::string_view text) {
    for (std::string_view dash : {" - ", " – "}) {
        auto const at = text.find(dash);
        if (at == text.npos) continue;
        auto const left = basics::trimmed(text.substr(0, at));
        bool const legal_name = all_capitals(left) && (left.size() > 5 || left.contains(' '));
        if (legal_name || has_organisation_word(left)) return at;
    }
    return text.npos;
}

std::string_view after_dash(std::string_view text, std::size_t at) {
    return basics::trimmed(text.substr(at + (text.substr(at).starts_with(" - ") ? 3 : 5)));
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

/// Whether both name the same organisation: alike, known as one, or a municipality under its two
/// names.
bool one_organisation(std::string_view left, std::string_view right, Sources const& sources) {
    if (same_name(left, right)) return true;
    auto const* one = known(left, sources, {});
    if (one && one == known(right, sources, {})) return true;
    auto const municipal = [](std::string_view name) {
        auto const folded = basics::folded(name);
        return folded.ends_with(" kommun") || folded.ends_with(" stad") ||
               folded.ends_with(" kommune");
    };
    return municipal(left) && municipal(right) &&
           basics::folded(first_word(left)) == basics::folded(first_word(right));
}

void set_name(Partner& partner, std::string_view text, Sources const& sources) {
    auto const dash = workplace_dash(text);
    auto const left = basics::trimmed(text.substr(0, dash));
    if (dash == text.npos) {
        auto const [name, unit] = name_and_unit(text);
        // "Socialförvaltningen, Eslövs kommun": the organisation stands last.
        bool const reversed =
            !unit.empty() && known(unit, sources, {}) && !known(name, sources, {});
        if (reversed) {
            partner.name = tidy_name(unit);
            partner.unit = tidy_name(name);
            return;
        }
        bool const apart =
            !unit.empty() && (has_organisation_word(name) || known(name, sources, {}));
        partner.name = tidy_name(apart ? name : text);
        if (apart) partner.unit = tidy_name(unit);
        return;
    }
    auto const [right, unit] = name_and_unit(after_dash(text, dash));
    if (one_organisation(left, right, sources)) {
        partner.name = tidy_name(all_capitals(right) && !all_capitals(left) ? left : right);
        partner.unit = tidy_name(unit);
    } else {
        partner.name = tidy_name(left);
        partner.unit = tidy_name(after_dash(text, dash));
    }
}

/// "Region Sampelby (koordinator)" loses the role, "Mälardalens universitet (MDU)" its short form.
std::string_view without_parenthesis(std::string_view text, PartnerRole& role) {
    auto const open = text.rfind('(');
    if (open == text.npos || !text.ends_with(')') || open == 0) return text;
    auto const inside = text.substr(open + 1, text.size() - open - 2);
    bool const leading = is_among(basics::folded(inside), leading_words);
    if (leading && role == PartnerRole::partner) role = PartnerRole::coordinator;
    bool const short_form = inside.size() <= 12 && !inside.contains(' ');
    return leading || short_form ? basics::trimmed(text.substr(0, open)) : text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

// recognises: words around a municipality's place in its name
constexpr auto municipal_words = std::to_array<std::string_view>(
    {"kommun", "kommune", "stad", "stads", "municipality", "city", "of", "town", "the",
     "kommunstyrelsen", "bykommune", "kommunes"});

/// "GÖTEBORGS STAD" → "goteborg", or "goeteborg" in long letters; a genitive's s is dropped.
std::string plain_place(std::string_view name, bool long_letters) {
    std::string plain;
    for (auto const& token : tokens(name, 20)) {
        if (token.kind != TokenKind::word || is_among(token.folded, municipal_words)) continue;
        auto word = token.folded;
        if (long_letters)
            for (auto const& [letter, two] :
                 {std::pair{"å", "aa"}, {"ä", "ae"}, {"ö", "oe"}, {"ø", "oe"}})
                for (auto at = word.find(letter); at != word.npos; at = word.find(letter))
                    word.replace(at, std::string_view(letter).size(), two);
        plain += basics::slug(word);
    }
    if (plain.size() > 3 && plain.ends_with('s')) plain.pop_back();
    return plain;
}

/// One partner for each place in a list of places, or none when the text is not such a list.
std::vector<Partner> by_place(std::string_view text, PartnerRole role, Sources const& sources) {
    auto const all = tokens(text, 400);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        bool const themselves = is_among(all[i].folded, municipality_plurals);
        auto const* const ending = std::ranges::find_if(endings, [&](Ending const& one) {
            return all[i].folded.ends_with(one.plural) &&
                   all[i].folded.size() > one.plural.size() + 2;
        });
        if (!themselves && ending == endings.end()) continue;
        std::size_t const places_at = is_among(all[i + 1].folded, prepositions) ? i + 2 : i + 1;
        if (places_at >= all.size() || !all[places_at].capital ||
            (!themselves && places_at == i + 1))
            continue;
        std::vector<Partner> partners;
        for (auto const& place :
             split_names(text.substr(all[places_at].begin, text.find('.', all[places_at].begin) -
                                                               all[places_at].begin))) {
            if (word_count(place) > 2) return {};
            auto const* municipality = known(place + " kommun", sources, {});
            if (!municipality) municipality = known(place + " kommune", sources, {});
            Partner partner{.name = place, .role = role};
            if (themselves) partner.name = municipality ? municipality->name : place;
            else {
                auto const stem =
                    all[i].folded.substr(0, all[i].folded.size() - ending->plural.size());
                partner.name = capitalised(stem + std::string(ending->singular)) + " " +
                               all[places_at - 1].folded + " " + place;
            }
            if (municipality) enrich(partner, *municipality);
            partners.push_back(std::move(partner));
        }
        if (partners.size() >= 2) return partners;
    }
    return {};
}

/// Of a sentence, what follows the word after which it lists partners.
std::string_view listed_part(std::string_view text) {
    bool const sentence = text.ends_with('.') || word_count(text) > 12 ||
                          basics::folded(text).starts_with("projektet ") ||
                          basics::folded(text).starts_with("prosjektet ") ||
                          basics::folded(text).starts_with("the project ");
    if (!sentence) return text;
    std::size_t earliest = text.npos, length = 0;
    for (auto word : with_words) {
        auto const at = text.find(word);
        if (at == text.npos || at >= earliest ||
            !starts_with_capital(text.substr(at + word.size())))
            continue;
        earliest = at;
        length = word.size();
    }
    return earliest == text.npos ? text : text.substr(earliest + length);
}

}

Partner read_partner(std::string_view text, PartnerRole role, Sources const& sources,
                     std::string_view country) {
    Partner partner{.name = "", .role = role};
    text = basics::trimmed(text);
    auto const bare = without_parenthesis(text, partner.role);
    set_name(partner, bare, sources);
    std::string unit;
    auto const* organisation = known(text, sources, country, &unit);
    if (!organisation) organisation = known(partner.name, sources, country);
    if (organisation) {
        enrich(partner, *organisation);
        if (partner.unit.empty()) partner.unit = unit;
    }
    if (partner.country.empty()) partner.country = std::string(country);
    return partner;
}

std::vector<Partner> read_partners(std::string_view text, PartnerRole role,
                                   Sources const& sources) {
    if (auto places = by_place(text, role, sources); !places.empty()) return places;
    std::vector<Partner> partners;
    auto const comma = text.find(", ");
    bool const one = comma == text.npos || (comma == text.rfind(", ") &&
                                            is_unit(basics::trimmed(text.substr(comma + 2))));
    if (one && !text.contains('\n') && known(text, sources, {}) != nullptr)
        return {read_partner(text, role, sources)};
    auto const list = listed_part(text);
    bool const sentence = list.size() != text.size();
    for (auto const& name : split_names(list)) {
        auto const plain = sentence ? std::string(name_at_beginning(name)) : name;
        if (plain.empty() || plain.size() > 200 || word_count(plain) > 14) continue;
        bool const named = starts_with_capital(plain) || has_organisation_word(plain) ||
                           (plain[0] >= '0' && plain[0] <= '9');
        if (named && plain.find_first_of("@") == plain.npos)
            partners.push_back(read_partner(plain, role, sources));
    }
    return partners;
}

void add_partner(Content& content, Partner partner) {
    if (partner.name.empty() || content.partners.size() >= most_partners) return;
    for (auto& present : content.partners) {
        if (!same_name(present.name, partner.name) || present.role == PartnerRole::funder ||
            partner.role == PartnerRole::funder)
            continue;
        if (present.role == PartnerRole::partner) present.role = partner.role;
        if (present.unit.empty()) present.unit = partner.unit;
        return;
    }
    content.partners.push_back(std::move(partner));
}

Partner const* coordinator(Content const& content) {
    auto const found =
        std::ranges::find(content.partners, PartnerRole::coordinator, &Partner::role);
    return found == content.partners.end() ? nullptr : &*found;
}

MunicipalityNames::MunicipalityNames(Sources const& sources) {
    if (sources.organisations == nullptr) return;
    for (auto const& one : sources.organisations->all()) {
        if (one.kind != organisations::Kind::municipality) continue;
        for (auto const& name : {one.name, one.short_name})
            for (bool const long_letters : {false, true})
                if (auto key = plain_place(name, long_letters); !key.empty())
                    codes_.try_emplace(one.country + key, one.municipality_code);
    }
}

std::string MunicipalityNames::code(std::string_view name, std::string_view country) const {
    auto const found = codes_.find(std::string(country) + plain_place(name, false));
    return found == codes_.end() ? std::string() : found->second;
}

std::string municipality_code(std::string_view text, Sources const& sources) {
    if (auto const* organisation = known(text, sources, {});
        organisation && organisation->kind == organisations::Kind::municipality)
        return organisation->municipality_code;
    if (sources.organisations == nullptr) return {};
    for (std::string_view country : {"SE", "NO"})
        if (auto const codes = sources.organisations->bare_places(text, country); codes.size() == 1)
            return codes.front();
    return {};
}

}

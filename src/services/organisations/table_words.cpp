// Data: words and what they mean.
#include "services/organisations/table_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/basics/text.h"
#include "services/organisations/names.h"
#include "services/organisations/table.h"

namespace organisations {

namespace {

constexpr std::array<std::string_view, 12> fields = {
    "name",    "kind",    "country", "municipality",        "county",
    "name_sv", "name_en", "name_nb", "organisation_number", "short_name",
    "website", "aliases"};

using Word = std::pair<std::string_view, std::string_view>;

// recognises: names of columns, as name_key() leaves them.
constexpr auto columns = std::to_array<Word>({
    {"name", "name"},
    {"namn", "name"},
    {"navn", "name"},
    {"organisation", "name"},
    {"organization", "name"},
    {"organisasjon", "name"},
    {"organisationsnamn", "name"},
    {"organisationens namn", "name"},
    {"organisasjonsnavn", "name"},
    {"name of organisation", "name"},
    {"företag", "name"},
    {"företagsnamn", "name"},
    {"bolag", "name"},
    {"selskap", "name"},
    {"company", "name"},
    {"kind", "kind"},
    {"type", "kind"},
    {"typ", "kind"},
    {"slag", "kind"},
    {"organisationstyp", "kind"},
    {"organisasjonstype", "kind"},
    {"organisation type", "kind"},
    {"type of organisation", "kind"},
    {"country", "country"},
    {"land", "country"},
    {"landskod", "country"},
    {"landkode", "country"},
    {"country code", "country"},
    {"municipality", "municipality"},
    {"municipality code", "municipality"},
    {"kommun", "municipality"},
    {"kommunkod", "municipality"},
    {"kommune", "municipality"},
    {"kommunenummer", "municipality"},
    {"county", "county"},
    {"county code", "county"},
    {"län", "county"},
    {"länskod", "county"},
    {"fylke", "county"},
    {"name sv", "name_sv"},
    {"name en", "name_en"},
    {"name nb", "name_nb"},
    {"svenskt namn", "name_sv"},
    {"engelskt namn", "name_en"},
    {"norskt namn", "name_nb"},
    {"english name", "name_en"},
    {"engelsk navn", "name_en"},
    {"svensk navn", "name_sv"},
    {"norsk navn", "name_nb"},
    {"organisation number", "organisation_number"},
    {"organisationsnummer", "organisation_number"},
    {"organisasjonsnummer", "organisation_number"},
    {"orgnr", "organisation_number"},
    {"org nr", "organisation_number"},
    {"short name", "short_name"},
    {"kortnamn", "short_name"},
    {"kortnavn", "short_name"},
    {"website", "website"},
    {"webbplats", "website"},
    {"nettsted", "website"},
    {"hemsida", "website"},
    {"url", "website"},
    {"webb", "website"},
    {"other names", "aliases"},
    {"andra namn", "aliases"},
    {"andre navn", "aliases"},
});

using KindWord = std::pair<std::string_view, Kind>;

// recognises: kinds of organisation, as name_key() leaves them.
constexpr auto kinds = std::to_array<KindWord>({
    {"kommun", Kind::municipality},
    {"kommune", Kind::municipality},
    {"municipality", Kind::municipality},
    {"region", Kind::region},
    {"fylkeskommune", Kind::region},
    {"hamn", Kind::port},
    {"hamnbolag", Kind::port},
    {"havn", Kind::port},
    {"havneselskap", Kind::port},
    {"port", Kind::port},
    {"energibolag", Kind::energy_company},
    {"energiföretag", Kind::energy_company},
    {"energiselskap", Kind::energy_company},
    {"energy company", Kind::energy_company},
    {"bostadsbolag", Kind::housing_company},
    {"bostadsföretag", Kind::housing_company},
    {"boligselskap", Kind::housing_company},
    {"housing company", Kind::housing_company},
    {"universitet", Kind::university},
    {"högskola", Kind::university},
    {"universitet eller högskola", Kind::university},
    {"høyskole", Kind::university},
    {"universitet eller høyskole", Kind::university},
    {"university", Kind::university},
    {"university or university college", Kind::university},
    {"forskningsinstitut", Kind::research_institute},
    {"forskningsinstitutt", Kind::research_institute},
    {"institut", Kind::research_institute},
    {"research institute", Kind::research_institute},
    {"företag", Kind::company},
    {"bolag", Kind::company},
    {"bedrift", Kind::company},
    {"selskap", Kind::company},
    {"foretak", Kind::company},
    {"company", Kind::company},
    {"förening", Kind::association},
    {"forening", Kind::association},
    {"ideell förening", Kind::association},
    {"association", Kind::association},
    {"myndighet", Kind::agency},
    {"statlig myndighet", Kind::agency},
    {"etat", Kind::agency},
    {"statlig etat", Kind::agency},
    {"agency", Kind::agency},
    {"annan organisation", Kind::other},
    {"annen organisasjon", Kind::other},
    {"annan", Kind::other},
    {"other", Kind::other},
});

// recognises: names of countries.
constexpr auto countries = std::to_array<Word>({{"sverige", "SE"},
                                                {"sweden", "SE"},
                                                {"norge", "NO"},
                                                {"noreg", "NO"},
                                                {"norway", "NO"},
                                                {"danmark", "DK"},
                                                {"denmark", "DK"},
                                                {"finland", "FI"},
                                                {"suomi", "FI"},
                                                {"island", "IS"},
                                                {"iceland", "IS"},
                                                {"estland", "EE"},
                                                {"estonia", "EE"},
                                                {"tyskland", "DE"},
                                                {"germany", "DE"}});

std::string_view meaning(auto const& words, std::string_view key) {
    auto const found = std::ranges::find(words, key, &Word::first);
    return found == words.end() ? std::string_view() : found->second;
}

}

std::span<std::string_view const> table_fields() { return fields; }

std::string_view field_called(std::string_view column) {
    auto const key = name_key(column);
    auto const spaced = std::ranges::find_if(fields, [&](auto field) {
        return name_key(field) == key || basics::folded(basics::trimmed(column)) == field;
    });
    if (spaced != fields.end()) return *spaced;
    return meaning(columns, key);
}

std::optional<Kind> kind_called(std::string_view word) {
    if (auto const named = parse_kind(basics::folded(basics::trimmed(word)))) return named;
    auto const found = std::ranges::find(kinds, name_key(word), &KindWord::first);
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

std::string country_called(std::string_view word) {
    word = basics::trimmed(word);
    bool const is_code = word.size() == 2 && std::ranges::all_of(word, [](char c) {
                             return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                         });
    if (!is_code) return std::string(meaning(countries, name_key(word)));
    std::string code(word);
    for (char& c : code)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return code;
}

}

// Looking up and recognising organisations, with the real registers.
#include <doctest/doctest.h>

#include <algorithm>

#include "services/organisations/shelf.h"
#include "services/organisations/similar.h"

using namespace organisations;

namespace {

Directory const& ours() {
    static auto const directory = registered_directory(resources::embedded());
    return *directory;
}

/// What the text names: a municipality's code, another organisation's name, or "".
std::string named(std::string_view text) {
    auto const recognised = ours().recognise(text);
    if (!recognised) return "";
    auto const& organisation = *recognised->organisation;
    return organisation.kind == Kind::municipality ? organisation.municipality_code
                                                   : organisation.name;
}

std::string unit(std::string_view text) {
    auto const recognised = ours().recognise(text);
    return recognised ? recognised->unit : "";
}

std::vector<std::string> names(std::vector<Organisation const*> const& organisations) {
    std::vector<std::string> all;
    for (auto const* organisation : organisations) all.push_back(organisation->short_name);
    return all;
}

}

TEST_CASE("municipalities are recognised as funders and pages write them") {
    struct Row {
        std::string_view text, code;
    };
    for (auto const& row :
         std::initializer_list<Row>{{"STOCKHOLMS KOMMUN - Stockholms stad", "0180"},
                                    {"Stockholms stad", "0180"},
                                    {"Stockholm stad", "0180"},
                                    {"Borås Stad", "1490"},
                                    {"BORÅS STAD - BORÅS STAD, Stadskansliet", "1490"},
                                    {"Borås kommun", "1490"},
                                    {"Göteborgs stad", "1480"},
                                    {"GÖTEBORGS KOMMUN", "1480"},
                                    {"City of Gothenburg", "1480"},
                                    {"Malmö kommun", "1280"},
                                    {"Malmö stad", "1280"},
                                    {"  Lunds   kommun. ", "1281"},
                                    {"LUNDS KOMMUN", "1281"},
                                    {"Upplands-Bro kommun", "0139"},
                                    {"Upplands Bro kommun", "0139"},
                                    {"Falu kommun", "2080"},
                                    {"Kiruna kommun", "2584"},
                                    {"Kiruna Municipality", "2584"},
                                    {"Municipality of Umeå", "2480"},
                                    {"Region Gotland", "0980"},
                                    {"Gotlands kommun", "0980"},
                                    {"Malung-Sälens kommun", "2023"},
                                    {"Trondheim kommune", "5001"},
                                    {"OSLO KOMMUNE", "0301"},
                                    {"Hamarøy kommune", "1875"},
                                    {"Hábmer kommune", "1875"},
                                    {"Lund kommune", "1112"},
                                    {"Bærum kommune", "3201"}}) {
        CAPTURE(row.text);
        CHECK(named(row.text) == row.code);
    }
}

TEST_CASE("the office or department that follows is told apart") {
    CHECK(unit("BORÅS STAD - BORÅS STAD, Stadskansliet") == "Stadskansliet");
    CHECK(unit("Göteborgs Stad Trafikkontoret") == "Trafikkontoret");
    CHECK(unit("MALMÖ KOMMUN - Malmö stad, Fastighets- och gatukontoret") ==
          "Fastighets- och gatukontoret");
    CHECK(unit("LUNDS UNIVERSITET - Institutionen för designvetenskaper") ==
          "Institutionen för designvetenskaper");
    CHECK(unit("Oslo kommune Plan- og bygningsetaten") == "Plan- og bygningsetaten");
    CHECK(unit("STOCKHOLMS KOMMUN - Stockholms stad") == "");
}

TEST_CASE("other organisations are recognised by their names, abbreviations and former names") {
    struct Row {
        std::string_view text, name;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"Mälardalens Universitet", "Mälardalens universitet"},
             {"MDU", "Mälardalens universitet"},
             {"Mälardalens högskola", "Mälardalens universitet"},
             {"Mälardalens universitet (MDU)", "Mälardalens universitet"},
             {"RISE", "RISE Research Institutes of Sweden"},
             {"RISE RESEARCH INSTITUTES OF SWEDEN AB", "RISE Research Institutes of Sweden"},
             {"RISE AB", "RISE Research Institutes of Sweden"},
             {"Chalmers Tekniska Högskola AB", "Chalmers tekniska högskola"},
             {"Kungliga Tekniska högskolan (KTH)", "Kungliga Tekniska högskolan"},
             {"Lund University", "Lunds universitet"},
             {"Region Skåne", "Region Skåne"},
             {"REGION SKÅNE - Regionstyrelsen", "Region Skåne"},
             {"Västra Götalandsregionen", "Västra Götalandsregionen"},
             {"SIQ – Institutet för kvalitetsutveckling", "Institutet för kvalitetsutveckling"},
             {"Sveriges Kommuner och Regioner (SKR)", "Sveriges Kommuner och Regioner"},
             {"SKL", "Sveriges Kommuner och Regioner"},
             {"Vinnova", "Vinnova"},
             {"VINNOVA - Verket för innovationssystem", "Vinnova"},
             {"Statens energimyndighet", "Energimyndigheten"},
             {"Länsstyrelsen Skåne", "Länsstyrelsen i Skåne län"},
             {"MSB", "Myndigheten för civilt försvar"},
             {"Norges forskningsråd", "Norges forskningsråd"},
             {"NTNU", "Norges teknisk-naturvitenskapelige universitet"},
             {"OsloMet – storbyuniversitetet", "OsloMet – storbyuniversitetet"},
             {"Smart Innovation Norway", "Smart Innovation Norway"}}) {
        CAPTURE(row.text);
        CHECK(named(row.text) == row.name);
    }
}

TEST_CASE("what is not exactly an organisation's name is nobody") {
    for (std::string_view text : {"Kiruna",
                                  "Stockholm",
                                  "Lund, Göteborg",
                                  "Sampelby kommun",
                                  "kommun",
                                  "stad",
                                  "Stads",
                                  "",
                                  " - ",
                                  ",",
                                  "Göteborgs Stads Parkering AB",
                                  "Malmö stad Parkering",
                                  "STOCKHOLMS KOMMUN - Stockholm Vatten AB",
                                  "Region Skåne Holding AB",
                                  "Region Skåne AB",
                                  "Borås Energi och Miljö AB",
                                  "Stockholms stads innovationsplattform",
                                  "Projekt i Borås Stad",
                                  "Region Skåne, Lunds universitet",
                                  "Lunds kommun och Malmö stad",
                                  "rise",
                                  "Rise",
                                  "mdu",
                                  "KS",
                                  "SH",
                                  "Sweco Sverige AB",
                                  "Herøy kommune",
                                  "Våler kommune",
                                  "Vinnova – vi frågar oss: Vad gör vi?",
                                  "Stockholms universitetsbibliotek"}) {
        CAPTURE(text);
        CHECK(named(text) == "");
    }
    CHECK(named(std::string(100'000, '-')) == "");
    CHECK(named("\xFF\xC3 kommun") == "");
}

TEST_CASE("places in a list give municipalities, when asked") {
    using Codes = std::vector<std::string>;
    Codes const six = {"1281", "1480", "1490", "0180", "2480", "2584"};
    CHECK(ours().bare_places("Lund, Göteborg, Borås, Stockholm, Umeå och Kiruna") == six);
    CHECK(
        ours().bare_places(
            "Projektet sker i samarbete med innovationsplattformarna i Lund, Göteborg, Borås, Stockholm, Umeå och Kiruna") ==
        six);
    CHECK(ours().bare_places(
              "the innovation platforms in Lund, Gothenburg, Borås, Stockholm, Umeå and Kiruna.") ==
          six);
    CHECK(ours().bare_places("Lunds kommun; BORÅS; Lund") == Codes{"1281", "1490"});
    CHECK(ours().bare_places("Evje og Hornnes, Lund og Oslo", "NO") ==
          Codes{"4219", "1112", "0301"});
    CHECK(ours().bare_places("Herøy", "NO").empty());
    CHECK(ours().bare_places("Mark Svensson, Ale Institute, Sala bibliotek").empty());
    CHECK(ours().bare_places("").empty());
    CHECK(ours().bare_places(std::string(50'000, ',')).empty());
}

TEST_CASE("organisations are found by id, code and number, counties and groups by code and name") {
    auto const* borås = ours().municipality("1490");
    REQUIRE(borås);
    CHECK(borås->name == "Borås kommun");
    CHECK(borås->group == "B3");
    CHECK(borås->population == 109880);
    CHECK(ours().find(borås->id) == borås);
    CHECK(ours().find(OrganisationId::make()) == nullptr);
    CHECK(ours().find(OrganisationId()) == nullptr);
    REQUIRE(ours().with_number("2321000255"));
    CHECK(ours().with_number("232100-0255")->name == "Region Skåne");
    CHECK(ours().with_number("") == nullptr);
    CHECK(ours().counties().size() == 36);
    CHECK(ours().county("SE", "03")->short_name == "Uppsala");
    CHECK(ours().county("NO", "03")->short_name == "Oslo");
    CHECK(ours().county_named("västra götalands län")->code == "14");
    CHECK(ours().county_named("Innlandet", "NO")->code == "34");
    CHECK(ours().county_named("Småland") == nullptr);
    CHECK(registers::name_in(ours().group("C9")->names, texts::Language::nb) ==
          "Distriktskommuner med reiseliv");
    CHECK(ours().group("A9") == nullptr);
}

TEST_CASE("a code that both countries use means the Swedish municipality unless Norway is said") {
    CHECK(ours().municipality("1860")->short_name == "Laxå");
    CHECK(ours().municipality("1860", "NO")->short_name == "Vestvågøy");
    CHECK(ours().municipality("5001")->short_name == "Trondheim");
    CHECK(ours().municipality("9999") == nullptr);
}

TEST_CASE("Gotland is one organisation, not a municipality and a region") {
    CHECK(named("Region Gotland") == named("Gotlands kommun"));
    CHECK(ours().with_number("212000-0803") == ours().municipality("0980"));
    CHECK(std::ranges::count(ours().all(), Kind::region, &Organisation::kind) == 20);
}

TEST_CASE("a name that somebody adds does not take a register's name from it") {
    auto organisations = std::vector(ours().all().begin(), ours().all().end());
    organisations.push_back({.id = OrganisationId::make(),
                             .kind = Kind::company,
                             .name = "Borås Stad",
                             .country = "SE",
                             .source = "hand"});
    organisations.push_back({.id = OrganisationId::make(),
                             .kind = Kind::energy_company,
                             .name = "Sampelby Energi AB",
                             .country = "SE",
                             .source = "hand"});
    std::ranges::reverse(organisations);
    Directory const directory(std::move(organisations), {}, {});
    CHECK(directory.recognise("Borås stad")->organisation->kind == Kind::municipality);
    CHECK(directory.recognise("SAMPELBY ENERGI AB")->organisation->kind == Kind::energy_company);
    CHECK(directory.recognise("Sampelby Energi AB, Elnät")->unit == "Elnät");
}

TEST_CASE("municipalities like mine: the same group, the most alike in size first") {
    auto const group = same_group(ours(), "1490");
    CHECK(group.size() == 22);
    CHECK(std::ranges::all_of(group, [](auto const* other) {
        return other->group == "B3" && other->municipality_code != "1490";
    }));
    CHECK(names(group).front() == "Borlänge");
    CHECK(names(group).back() == "Östersund");

    auto const alike = similar_municipalities(ours(), "1490", 22);
    REQUIRE(alike.size() == 22);
    CHECK(std::ranges::all_of(alike, [](auto const* other) { return other->group == "B3"; }));
    for (auto const* other : std::span(alike).first(5))
        CHECK((*other->population > 60'000 && *other->population < 160'000));
    CHECK(names(similar_municipalities(ours(), "0180", 4)).at(0) == "Göteborg");
    // The group has three members; the fourth comes from another one.
    CHECK(similar_municipalities(ours(), "0180", 4).at(2)->group != "A1");
    CHECK(similar_municipalities(ours(), "0180", 1000).size() == 289);
    CHECK(similar_municipalities(ours(), "9999", 5).empty());
    CHECK(same_group(ours(), "9999").empty());
}

TEST_CASE("where groups and population are not known, neighbours stand in") {
    CHECK(names(similar_municipalities(ours(), "5001", 3, "NO")) != std::vector<std::string>());
    for (auto const* other : similar_municipalities(ours(), "5001", 5, "NO"))
        CHECK(other->county_code == "50");
    auto const county = same_group(ours(), "5001", "NO");
    CHECK(county.size() == 37);
    CHECK(
        std::ranges::all_of(county, [](auto const* other) { return other->county_code == "50"; }));
}

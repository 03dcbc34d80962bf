// Organisations in a real database.
#include <doctest/doctest.h>

#include <algorithm>

#include "services/organisations/registered.h"
#include "services/organisations/test_world.h"

using namespace organisations;

namespace {

Organisation company(std::string name) {
    return {
        .kind = Kind::company, .helix = Helix::business, .name = std::move(name), .country = "SE"};
}

}

TEST_CASE("registers are loaded once and the second time nothing changes") {
    World world;
    auto const count = registered(world.resources).size();
    CHECK(world.load() == Loaded{.unchanged = count});
    auto reader = world.made.database->read();
    CHECK(all(reader).size() == count);
    CHECK(world.shelf.directory()->all().size() == count);
}

TEST_CASE("what is stored is what the register says") {
    World world;
    auto reader = world.made.database->read();
    for (auto const& expected : registered(world.resources))
        CHECK(find(reader, expected.id) == expected);
    CHECK(find_municipality(reader, "NO", "1860")->short_name == "Vestvågøy");
    CHECK(find_municipality(reader, "SE", "1860")->population == 5709);
    CHECK(find_municipality(reader, "SE", "0000") == std::nullopt);
    CHECK(find(reader, OrganisationId::make()) == std::nullopt);
}

TEST_CASE("a register that is loaded again corrects its facts but not what a person wrote") {
    World world;
    auto borås = *world.shelf.directory()->municipality("1490");
    borås.website = "https://www.boras.se";
    borås.aliases = {"Borås Stad"};
    REQUIRE(world.change(borås));
    {
        auto tx = world.made.database->begin();
        tx.run("UPDATE organisations SET population = $1, county_code = $2 WHERE id = $3",
               {1, "01", borås.id});
        tx.commit();
    }
    CHECK(world.load().updated == 1);
    auto const* now = world.shelf.directory()->municipality("1490");
    CHECK(now->population == 109880);
    CHECK(now->county_code == "14");
    CHECK(now->website == "https://www.boras.se");
    CHECK(now->aliases == std::vector<std::string>{"Borås Stad"});
    CHECK(world.load().updated == 0);
}

TEST_CASE("facts that no form asks for survive a change by hand") {
    World world;
    auto const before = *world.shelf.directory()->municipality("0180");
    Organisation const draft = {.id = before.id,
                                .kind = Kind::company,
                                .helix = Helix::public_sector,
                                .name = "Stockholms stad",
                                .short_name = "Stockholm",
                                .country = "NO"};
    REQUIRE(world.change(draft));
    auto const* after = world.shelf.directory()->municipality("0180");
    REQUIRE(after);
    CHECK(after->name == "Stockholms stad");
    CHECK(after->kind == Kind::municipality);
    CHECK(after->population == before.population);
    CHECK(after->latitude == before.latitude);
    CHECK(after->group == "A1");
    CHECK(after->source == before.source);
}

TEST_CASE(
    "organisations are listed page by page in Swedish order, narrowed by kind, county and beginning") {
    World world;
    auto reader = world.made.database->read();
    std::vector<std::string> names;
    ListPlace place;
    for (;;) {
        auto const page = list(reader, {.kind = Kind::municipality, .country = "SE"}, place, 50);
        for (auto const& one : page) names.push_back(one.name);
        if (page.size() < 50) break;
        place = place_of(page.back());
    }
    CHECK(names.size() == 290);
    CHECK(names.front() == "Ale kommun");
    CHECK(names.back() == "Övertorneå kommun");
    CHECK(std::ranges::find(names, "Årjängs kommun") < std::ranges::find(names, "Älmhults kommun"));

    auto const in_skåne =
        list(reader, {.kind = Kind::municipality, .country = "SE", .county_code = "12"}, {}, 100);
    CHECK(in_skåne.size() == 33);
    auto const begins = list(reader, {.name_begins = "öRE"}, {}, 10);
    REQUIRE(begins.size() == 2);
    CHECK(begins[0].name == "Örebro kommun");
    CHECK(begins[1].name == "Örebro universitet");
    CHECK(list(reader, {.name_begins = "%"}, {}, 10).empty());
    CHECK(list(reader, {.kind = Kind::region}, {}, 100).size() == 20);
}

TEST_CASE("an organisation that somebody adds is stored tidied, and recognised from then on") {
    World world;
    auto draft = company("  Sampelby   Energi AB ");
    draft.kind = Kind::energy_company;
    draft.organisation_number = "556036 0793";
    draft.municipality_code = "1490";
    draft.aliases = {"Sampelby Energi", "", "Sampelby Energi"};
    draft.population = 12;
    auto const added = world.add(draft);
    REQUIRE(added);
    CHECK_FALSE(added->id.empty());
    CHECK(added->name == "Sampelby Energi AB");
    CHECK(added->organisation_number == "556036-0793");
    CHECK(added->county_code == "14");
    CHECK(added->source == "hand");
    CHECK(added->population == std::nullopt);
    CHECK(added->aliases == std::vector<std::string>{"Sampelby Energi"});
    auto reader = world.made.database->read();
    CHECK(find(reader, added->id) == *added);
    CHECK(world.shelf.directory()->recognise("SAMPELBY ENERGI")->organisation->id == added->id);
}

TEST_CASE("nobody can add an organisation with a number that another has") {
    World world;
    auto draft = company("Nya Region Skåne");
    draft.organisation_number = "2321000255";
    auto const added = world.add(draft);
    REQUIRE_FALSE(added);
    CHECK(added.error() == basics::Problems{{"organisation_number", "organisations.number_taken"}});
    auto skåne = *world.shelf.directory()->with_number("232100-0255");
    skåne.website = "https://www.skane.se";
    CHECK(world.change(skåne));
}

TEST_CASE("changing an organisation that is not there is a mistake in the program") {
    World world;
    auto draft = company("X");
    draft.id = OrganisationId::make();
    CHECK_THROWS_AS(world.change(draft), std::out_of_range);
}

TEST_CASE("a directory that is held stays as it was when the shelf has a newer one") {
    World world;
    auto const held = world.shelf.directory();
    REQUIRE(world.add(company("Sampelby Gjuteri AB")));
    CHECK_FALSE(held->recognise("Sampelby Gjuteri AB"));
    CHECK(world.shelf.directory()->recognise("Sampelby Gjuteri AB"));
}

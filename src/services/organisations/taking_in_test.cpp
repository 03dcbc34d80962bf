// Tables of organisations against a real database.
#include <doctest/doctest.h>

#include "services/organisations/taking_in.h"
#include "services/organisations/test_world.h"

using namespace organisations;

namespace {

Table table(std::string_view csv) { return read_table(csv).value(); }

TableReport take(World& world, std::string_view csv, bool also_alike = false, bool keep = true) {
    auto const read = table(csv);
    auto const fields = fields_of_columns(read.columns);
    auto tx = world.made.database->begin();
    auto report =
        take_in(tx, read, *world.shelf.directory(), {.fields = fields, .also_alike = also_alike});
    if (keep) {
        tx.commit();
        world.refresh();
    }
    return report;
}

/// "line field text" of each problem of a rejected row.
std::vector<std::string> problems(TableReport const& report) {
    std::vector<std::string> all;
    for (auto const& row : report.rows)
        for (auto const& problem : row.problems)
            all.push_back(std::to_string(row.line) + " " + problem.field + " " + problem.text);
    return all;
}

Organisation named(World& world, std::string_view name) {
    for (auto const& one : world.shelf.directory()->all())
        if (one.name == name) return one;
    return {};
}

constexpr std::string_view two =
    "Namn;Typ;Kommun;Organisationsnummer;Webbplats;Andra namn\n"
    "Sampelby Hamn AB;Hamn;Lund;;www.hamn.example;Sampelby Port|Hamnen\n"
    "Sampelby Energi;energibolag;1281;556000-4615;;\n";

}

TEST_CASE("each row becomes an organisation, and the second time nothing changes") {
    World world;
    auto const first = take(world, two);
    CHECK(first.created == 2);
    CHECK(problems(first).empty());
    auto const harbour = named(world, "Sampelby Hamn AB");
    CHECK(harbour.kind == Kind::port);
    CHECK(harbour.helix == Helix::public_sector);
    CHECK(harbour.country == "SE");
    CHECK(harbour.municipality_code == "1281");
    CHECK(harbour.county_code == "12");
    CHECK(harbour.website == "https://www.hamn.example");
    CHECK(harbour.aliases == std::vector<std::string>{"Sampelby Port", "Hamnen"});
    CHECK(harbour.source == "table");
    auto const again = take(world, two);
    CHECK(again.unchanged == 2);
    CHECK(again.created + again.updated + again.rejected == 0);
}

TEST_CASE("a preview keeps nothing") {
    World world;
    CHECK(take(world, two, false, false).created == 2);
    CHECK(take(world, two).created == 2);
}

TEST_CASE("columns are called by their names in English and Norwegian as well") {
    World world;
    CHECK(take(world, "Name,Kind,Country,Municipality\nHavn AS,port,Norway,Bergen\n").created == 1);
    CHECK(named(world, "Havn AS").municipality_code == "4601");
    CHECK(take(world, "Navn;Organisasjonstype;Kommune;Fylke\nØst-Bolig;boligselskap;;\n").created ==
          1);
    CHECK(named(world, "Øst-Bolig").kind == Kind::housing_company);
    CHECK(
        fields_of_columns(std::vector<std::string>{"Org.nr", "municipality_code", "NAME_EN",
                                                   "Antal anställda", "Namn", "Organisation"}) ==
        std::vector<std::string>{"organisation_number", "municipality", "name_en", "", "name", ""});
}

TEST_CASE("everything that is wrong with a row is said with its line, and the rest is taken in") {
    World world;
    auto const report = take(world,
                             "Namn,Typ,Kommun,Orgnr\n"
                             "A-föreningen,klubb,Ingenstans,77\n"
                             ",företag,,\n"
                             "B-bolaget,,,12\n"
                             "C-bolaget,företag,,\n");
    CHECK(report.read == 4);
    CHECK(report.created == 1);
    CHECK(report.rejected == 3);
    CHECK(problems(report) ==
          std::vector<std::string>{"2 kind organisations.kind_unknown",
                                   "2 municipality_code organisations.place_unknown",
                                   "2 organisation_number organisations.number_wrong",
                                   "3 name organisations.name_missing",
                                   "4 organisation_number organisations.number_wrong",
                                   "4 kind organisations.kind_missing"});
}

TEST_CASE("the registers' organisations are never changed from a table") {
    World world;
    auto const before = named(world, "Vinnova");
    CHECK(take(world, "Namn,Typ\nVinnova,myndighet\n").unchanged == 1);
    auto const changing = take(world, "Namn,Webbplats\nVINNOVA,https://annan.example\n");
    CHECK(problems(changing) == std::vector<std::string>{"2 name organisations.row_of_register"});
    CHECK(named(world, "Vinnova") == before);
    auto const by_number = take(world, "Namn,Orgnr\nNågot annat,232100-0016\n");
    CHECK(problems(by_number) == std::vector<std::string>{"2 name organisations.row_of_register"});
    CHECK(problems(take(world, "Namn,Typ\nNykommun,kommun\n")) ==
          std::vector<std::string>{"2 kind organisations.kind_from_register"});
}

TEST_CASE("a table changes what a table said, and never what a person wrote") {
    World world;
    take(world, two);
    auto harbour = named(world, "Sampelby Hamn AB");
    harbour.website = "https://var-egen.example";
    CHECK(world.change(harbour));
    auto const report = take(world,
                             "Namn,Kommun,Webbplats\n"
                             "Sampelby Hamn AB,Malmö,https://tabellens.example\n");
    CHECK(report.updated == 1);
    harbour = named(world, "Sampelby Hamn AB");
    CHECK(harbour.municipality_code == "1280");
    CHECK(harbour.website == "https://var-egen.example");
}

TEST_CASE("what a person added is only filled in where it was empty") {
    World world;
    CHECK(world.add({.kind = Kind::port,
                     .name = "Byhamnen",
                     .country = "SE",
                     .website = "https://byhamnen.example"}));
    CHECK(take(world, "Namn,Typ,Webbplats,Kommun\nByhamnen,företag,https://x.example,Lund\n")
              .updated == 1);
    auto const harbour = named(world, "Byhamnen");
    CHECK(harbour.kind == Kind::port);
    CHECK(harbour.website == "https://byhamnen.example");
    CHECK(harbour.municipality_code == "1281");
}

TEST_CASE("a row like somebody who is here waits until it is said that it is another") {
    World world;
    take(world, two);
    constexpr std::string_view like = "Namn,Typ\nSampelby Hamm,hamn\n";
    auto const report = take(world, like);
    CHECK(problems(report) == std::vector<std::string>{"2 name organisations.row_alike"});
    CHECK(report.rows.at(0).alike ==
          std::vector<OrganisationId>{named(world, "Sampelby Hamn AB").id});
    CHECK(take(world, like, true).created == 1);
}

TEST_CASE("a name that two share is sent back, unless a number tells which") {
    World world;
    take(world, "Namn,Typ,Kommun\nFolkets hus,förening,Lund\n");
    CHECK(world.add({.kind = Kind::association, .name = "Folkets hus", .country = "SE"}));
    CHECK(problems(take(world, "Namn,Typ\nFolkets hus,förening\n")) ==
          std::vector<std::string>{"2 name organisations.name_shared"});
}

TEST_CASE("the same row twice in a file is one organisation") {
    World world;
    auto const report = take(world, "Namn,Typ\nEn till,företag\nEn till,företag\n");
    CHECK(report.created == 1);
    CHECK(report.unchanged == 1);
}

TEST_CASE("each change is told, with what became of it") {
    World world;
    auto const read = table(two);
    auto const fields = fields_of_columns(read.columns);
    std::vector<std::string> told;
    auto tx = world.made.database->begin();
    for (int time = 0; time < 2; ++time)
        take_in(tx, read, *world.shelf.directory(),
                {.fields = fields,
                 .changed = [&](Organisation const* before, Organisation const& after) {
                     told.push_back(after.name + (before ? " changed" : " added"));
                 }});
    CHECK(told == std::vector<std::string>{"Sampelby Hamn AB added", "Sampelby Energi added"});
}

TEST_CASE("files that hold no table say what to do") {
    CHECK(read_table("").error() == "organisations.table_empty");
    CHECK(read_table("PK\x03\x04 and then nothing").error().starts_with("organisations.table_"));
    CHECK(read_table("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error() ==
          "organisations.table_old_format");
    std::string long_table = "Namn\n";
    for (std::size_t i = 0; i <= most_rows; ++i) long_table += "x\n";
    CHECK(read_table(long_table).error() == "organisations.table_too_long");
}

TEST_CASE("a table is the same after it was kept as JSON") {
    auto read = table("Namn;Typ\n\"Åäö \"\"x\"\"\";\nB;hamn\n");
    read.rows.push_back({.line = 9, .is_unreadable = true});
    CHECK(table_of(as_json(read)) == read);
    CHECK(table_of(json::Value(7)) == Table());
}

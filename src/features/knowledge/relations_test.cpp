// A project that says that it continues another is on one thread with it, whichever came first.
#include "features/knowledge/relations.h"

#include <doctest/doctest.h>

#include "features/knowledge/bank_world.h"

using namespace knowledge;
using web::Relation;

namespace {

Record numbered(std::string id, std::string number, std::string continues = {}) {
    auto made = record(id, "Projekt " + id);
    made.content.funder_number = std::move(number);
    made.content.continues = std::move(continues);
    return made;
}

std::vector<web::Link> links(Bank& bank, ProjectId id, std::string_view number) {
    auto reader = bank.made.database->read();
    return related_links(reader, id, number);
}

}

TEST_CASE("a field that is empty, or too short to be a number, names nothing") {
    CHECK(relations_of({.continues = "", .part_of = "12"}).empty());
    CHECK(relations_of({.continues = "2015-06045"}) ==
          std::vector<Related>{{"continues", "number:2015 06045"}});
}

TEST_CASE("a project continues the one with the funder's number, though that comes later") {
    Bank bank;
    auto const second = bank.take(numbered("2", "2021-00002", "2015-06045")).project;
    CHECK(links(bank, second, "2021-00002").empty());
    auto const first = bank.take(numbered("1", "2015-06045")).project;
    std::vector<web::Link> const expected{
        {{"project", first.string()}, {"project", second.string()}, Relation::continued_by}};
    CHECK(links(bank, second, "2021-00002") == expected);
    CHECK(links(bank, first, "2015-06045") == expected);
}

TEST_CASE("our own id is as good as a number, and a project is no part of itself") {
    Bank bank;
    auto const whole = bank.take(numbered("1", "2015-06045")).project;
    auto const part = bank.take(numbered("2", "2021-00002")).project;
    bank.write(part, {{"part_of", whole.string()}, {"continues", part.string()}});
    std::vector<web::Link> const expected{
        {{"project", whole.string()}, {"project", part.string()}, Relation::has_part}};
    CHECK(links(bank, part, "2021-00002") == expected);
    CHECK(links(bank, whole, "2015-06045") == expected);
    bank.write(part, {{"part_of", nullptr}});
    CHECK(links(bank, part, "2021-00002").empty());
}

TEST_CASE("a number that two projects share means neither") {
    Bank bank;
    auto const one = bank.take(numbered("1", "2015-06045")).project;
    bank.take(numbered("2", "2015-06045"));
    auto const later = bank.take(numbered("3", "2021-00003", "2015-06045")).project;
    CHECK(links(bank, later, "2021-00003").empty());
    CHECK(links(bank, one, "2015-06045").empty());
}

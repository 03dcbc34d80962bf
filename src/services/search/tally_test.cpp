// Facets: what chosen values keep, and how many there would be with each.
#include <doctest/doctest.h>

#include <string>

#include "services/search/test_world.h"

using namespace search::tests;
using search::Facet;
using search::Order;

TEST_CASE("an empty query finds everything that the viewer may see, the newest first") {
    World world({{.id = "old", .title = "A", .updated = 1},
                 {.id = "new", .title = "B", .updated = 3},
                 {.id = "hidden", .title = "C", .updated = 2, .viewer = "organisation:sampelby"}});
    CHECK(world.ids({}) == "new old");
    CHECK(world.search->find({}).total == 2);
    CHECK(world.ids({.viewer = {"everyone", "organisation:sampelby"}}) == "new hidden old");
    CHECK(world.ids({.viewer = {}}) == "");
}

TEST_CASE("values of one facet are alternatives, facets narrow each other") {
    World world(three_cities());
    CHECK(world.ids({.selected = {{Facet::municipality, {"0380", "1480"}}},
                     .order = Order::title}) == "c a");
    CHECK(world.ids({.selected = {{Facet::municipality, {"0180"}}, {Facet::goal, {"13"}}}}) == "b");
    CHECK(world.ids({.selected = {{Facet::goal, {}}}, .order = Order::title}) == "c b a");
    CHECK(world.ids({.selected = {{Facet::goal, {"no such goal"}}}}) == "");
}

TEST_CASE("a facet's counts ignore what is chosen of itself, but not what is chosen of others") {
    World world(three_cities());
    auto const answer = world.search->find(
        {.selected = {{Facet::status, {"completed"}}, {Facet::municipality, {"0180"}}}});
    CHECK(answer.total == 1);
    CHECK(counts(answer.facets.at(Facet::status).values) == "completed=1* ongoing=1");
    CHECK(counts(answer.facets.at(Facet::municipality).values) == "0180=1* 1480=1");
    CHECK(counts(answer.facets.at(Facet::goal).values) == "11=1 13=1");
    CHECK(counts(answer.municipalities) == "0180=1*");
}

TEST_CASE("counts follow the words, with and without ranking") {
    World world(three_cities());
    for (auto order : {Order::relevance, Order::newest, Order::amount}) {
        auto const answer = world.search->find(
            {.text = "grön", .selected = {{Facet::goal, {"13"}}}, .order = order});
        CHECK(answer.total == 1);
        CHECK(counts(answer.facets.at(Facet::goal).values) == "11=2 13=1*");
        CHECK(counts(answer.facets.at(Facet::status).values) == "completed=1");
        CHECK(answer.facets.at(Facet::theme).values.empty());
    }
}

TEST_CASE("chosen values are listed even when they are rare or unknown") {
    World world(three_cities());
    auto const answer =
        world.search->find({.selected = {{Facet::goal, {"14", "99"}}}, .values_listed = 1});
    CHECK(counts(answer.facets.at(Facet::goal).values) == "11=2 14=1* 99=0*");
    CHECK(answer.facets.at(Facet::goal).more == 1);
}

TEST_CASE("hidden subjects are not counted") {
    World world(three_cities());
    world.put({{.id = "d",
                .title = "Grön hemlighet",
                .municipalities = {"0180"},
                .viewer = "organisation:x"}});
    CHECK(counts(world.search->find({}).municipalities) == "0180=2 0380=1 1480=1");
    CHECK(world.search->find({.text = "grön"}).total == 2);
}

TEST_CASE("the type is the kind of subject unless something finer is given") {
    World world(three_cities());
    CHECK(counts(world.search->find({}).facets.at(Facet::type).values) == "project=3");
}

TEST_CASE("chosen values keep and count across blocks of rows, also after a change") {
    std::vector<Project> many;
    for (int i = 0; i < 1500; ++i)
        many.push_back({.id = std::to_string(i),
                        .title = "Stad",
                        .status = i % 5 == 0 ? "completed" : "ongoing",
                        .municipalities = {i % 3 == 0 ? "0180" : "0380"}});
    World world(many);
    search::Query const query{
        .text = "stad",
        .selected = {{Facet::status, {"completed"}}, {Facet::municipality, {"0180"}}}};
    auto answer = world.search->find(query);
    CHECK(answer.total == 100);
    CHECK(counts(answer.facets[Facet::status].values) == "ongoing=400 completed=100*");
    CHECK(counts(answer.facets[Facet::municipality].values) == "0380=200 0180=100*");

    // Rows of the second block: one that had both values loses one, one that had none gets both.
    world.put({{.id = "1485", .title = "Stad", .municipalities = {"0180"}},
               {.id = "1486", .title = "Stad", .status = "completed", .municipalities = {"0180"}},
               {.id = "1487", .title = "Stad", .status = "completed", .municipalities = {"0180"}}});
    answer = world.search->find(query);
    CHECK(answer.total == 101);
    CHECK(counts(answer.facets[Facet::status].values) == "ongoing=401 completed=101*");
    CHECK(counts(answer.facets[Facet::municipality].values) == "0380=200 0180=101*");
}

// Changes of an index: whole or not at all, after a start, after damage, while others ask.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <thread>

#include "platform/fulltext/index.h"
#include "services/search/test_world.h"

using namespace search::tests;
using search::Facet;
using search::Order;

TEST_CASE("changes appear together at commit or not at all") {
    World world;
    auto const before = world.search->revision();
    {
        auto change = world.search->change();
        change.put(document({.id = "a", .title = "Stad"}));
    }
    CHECK(world.ids({.text = "stad"}) == "");
    CHECK(world.search->revision() == before);
    auto change = world.search->change();
    change.put(document({.id = "b", .title = "Stad"}));
    change.put(document({.id = "c", .title = "Stad"}));
    change.commit();
    CHECK(world.ids({.text = "stad"}) == "b c");
    CHECK(world.search->revision() > before);
    change.remove({"project", "b"});
    change.remove({"project", "never there"});
    change.put(document({.id = "c", .title = "Land", .status = "planned"}));
    change.commit();
    CHECK(world.ids({}) == "c");
    CHECK(counts(world.search->find({}).facets.at(Facet::status).values) == "planned=1");
    CHECK(world.search->size() == 1);
}

TEST_CASE("what is read at the start is what was there at the end") {
    World world;
    std::vector<Project> projects;
    for (int i = 0; i < 3000; ++i)
        projects.push_back({.id = std::to_string(i),
                            .title = "Projekt " + std::to_string(i),
                            .municipalities = {std::to_string(i % 7)},
                            .amount = i});
    world.put(projects);
    {
        auto change = world.search->change();
        for (int i = 1000; i < 2100; ++i) change.remove({"project", std::to_string(i)});
        change.put(document({.id = "5", .title = "Ändrat", .municipalities = {"ny"}, .amount = 5}));
        change.commit();
    }
    auto const answer = world.search->find({.order = Order::amount, .limit = 50});
    world.open();
    auto const again = world.search->find({.order = Order::amount, .limit = 50});
    CHECK(again.total == 1900);
    CHECK(counts(again.municipalities) == counts(answer.municipalities));
    CHECK(again.facets.at(Facet::status).values == answer.facets.at(Facet::status).values);
    REQUIRE(again.hits.size() == 50);
    for (std::size_t i = 0; i < 50; ++i) CHECK(again.hits[i].subject == answer.hits[i].subject);
}

TEST_CASE("a damaged index is thrown away and said to be") {
    World world(three_cities());
    world.search.reset();
    std::ofstream(world.folder.path() / "search" / "index-1" / "iamglass") << "not an index";
    CHECK_THROWS_AS(search::Search(world.folder.path() / "search", search::Access::read),
                    fulltext::Damaged);
    world.open();
    CHECK(world.search->damage());
    CHECK(world.search->size() == 0);
    world.put(three_cities());
    world.open();
    CHECK_FALSE(world.search->damage());
    CHECK(world.search->size() == 3);
}

TEST_CASE("a rebuilt index takes the place of the old one only when it is whole") {
    World world(three_cities());
    world.search->rebuild([&](search::Search& beside) {
        auto change = beside.change();
        change.put(document({.id = "gone", .title = "Borta"}));
        change.put(document({.id = "new", .title = "Ny"}));
        change.remove({"project", "gone"});
        change.set_note("place", "7");
        change.commit();
        beside.learn_translations(0);
        CHECK(world.search->size() == 3);
    });
    CHECK(world.ids({}) == "new");
    CHECK(world.search->note("place") == "7");
    CHECK(world.search->knows_translations());
    CHECK_THROWS(
        world.search->rebuild([](search::Search&) { throw std::runtime_error("stopped"); }));
    CHECK(world.ids({}) == "new");
    world.open();
    CHECK(world.ids({}) == "new");
    CHECK(world.search->knows_translations());
    CHECK(std::distance(std::filesystem::directory_iterator(world.folder.path() / "search"), {}) ==
          1);
}

TEST_CASE("many ask while one changes") {
    World world(three_cities());
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> asking;
    for (int i = 0; i < 2; ++i)
        asking.emplace_back([&] {
            while (!done) {
                auto const answer =
                    world.search->find({.text = "grön", .selected = {{Facet::goal, {"11"}}}});
                if (answer.total < 2 || answer.facets.at(Facet::goal).values.empty()) ++wrong;
                world.search->suggest("gr", Language::sv, {"everyone"});
            }
        });
    for (int i = 0; i < 40; ++i)
        world.put({{.id = "n" + std::to_string(i % 9),
                    .title = "Grön nyhet " + std::to_string(i),
                    .goals = {std::to_string(i)}}});
    done = true;
    asking.clear();
    CHECK(wrong == 0);
}

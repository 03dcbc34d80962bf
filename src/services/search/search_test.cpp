// Search as features use it: words, orders, languages, typing, and what nobody should ask.
#include <doctest/doctest.h>

#include <string>

#include "services/search/test_world.h"

using namespace search::tests;
using search::Facet;
using search::Order;
using search::Role;

TEST_CASE("each order is followed, ties and missing values last, in pages and in whole") {
    World world({{.id = "a", .title = "Ärla", .amount = 5, .updated = 3, .start = 2018},
                 {.id = "b", .title = "Zorn", .amount = 50, .updated = 1, .start = 2021},
                 {.id = "c", .title = "anka", .amount = 20, .updated = 2, .start = 2019}});
    {
        auto change = world.search->change();
        change.put({.subject = {"case", "d"}, .path = "/cases/d", .visible_to = {"everyone"}});
        change.commit();
    }
    CHECK(world.ids({.order = Order::newest}) == "a c b d");
    CHECK(world.ids({.order = Order::start}) == "b c a d");
    CHECK(world.ids({.order = Order::amount}) == "b c a d");
    CHECK(world.ids({.order = Order::title}) == "c b a d");
    CHECK(world.ids({.language = Language::en, .order = Order::title}) == "c b a d");
    CHECK(world.ids({.order = Order::amount, .limit = 2, .offset = 1}) == "c a");
    CHECK(world.ids({.order = Order::amount, .limit = 2, .offset = 100}) == "");
    CHECK(world.all_ids({.order = Order::amount, .limit = 1}) == "b c a d");
}

TEST_CASE("the whole in order of relevance is the pages put together") {
    World world;
    std::vector<Project> projects;
    for (int i = 0; i < 30; ++i)
        projects.push_back({.id = std::to_string(100 + i),
                            .title = i % 3 == 0 ? "stad" : "land",
                            .body = "stad " + std::string(static_cast<std::size_t>(i), 'x')});
    world.put(projects);
    auto const first = world.ids({.text = "stad", .limit = 15}),
               second = world.ids({.text = "stad", .limit = 15, .offset = 15});
    CHECK(world.all_ids({.text = "stad"}) == first + " " + second);
    int taken = 0;
    world.search->each({.text = "stad"}, [&](search::Ref const&) { return ++taken < 4; });
    CHECK(taken == 4);
}

TEST_CASE("when hardly anything has all the words, any of them will do, and that is said") {
    World world({{.id = "both", .title = "grön stad"},
                 {.id = "green", .title = "grön skog"},
                 {.id = "town", .title = "stad i norr"}});
    auto const answer = world.search->find({.text = "grön stad"});
    CHECK(answer.relaxed);
    CHECK(answer.total == 3);
    CHECK(answer.hits.at(0).subject.id == "both");
    CHECK_FALSE(world.search->find({.text = "grön"}).relaxed);
    CHECK_FALSE(world.search->find({.text = "\"grön stad\""}).relaxed);
    CHECK_FALSE(
        world.search->find({.text = "grön xyz", .selected = {{Facet::status, {"completed"}}}})
            .relaxed);
}

TEST_CASE("a title and the telling place are shown in the reader's language where they exist") {
    World world;
    auto change = world.search->change();
    change.put({.subject = {"project", "a"},
                .texts = {{Role::title, Language::sv, "Smarta hamnar"},
                          {Role::title, Language::en, "Smart harbours"},
                          {Role::summary, Language::sv, "Om hamnar i norr."},
                          {Role::summary, Language::en, "On harbours in the north."},
                          {Role::body, Language::sv, "Kajen får sensorer."}},
                .path = "/projects/a",
                .visible_to = {"everyone"}});
    change.commit();
    auto const swedish = world.search->find({.text = "hamn"}).hits.at(0);
    CHECK(shown(swedish.title) == "Smarta [hamnar]");
    CHECK(shown(swedish.snippet) == "Om [hamnar] i norr.");
    auto const english =
        world.search->find({.text = "harbour", .language = Language::en}).hits.at(0);
    CHECK(shown(english.title) == "Smart [harbours]");
    CHECK(english.language == Language::en);
    CHECK(shown(world.search->find({.text = "kaj", .language = Language::en}).hits.at(0).snippet) ==
          "[Kajen] får sensorer.");
    auto const norwegian =
        world.search->find({.text = "hamn", .language = Language::nb}).hits.at(0);
    CHECK(norwegian.language == Language::sv);
    CHECK(norwegian.path == "/projects/a");
}

TEST_CASE("a misspelt question is put right") {
    World world(std::vector<Project>{{.id = "a", .title = "Hållbara innovationsplattformar"}});
    auto const answer = world.search->find({.text = "hallbara inovationsplattformar"});
    CHECK(answer.total == 0);
    CHECK(answer.did_you_mean == "hållbara innovationsplattformar");
    CHECK(world.search->find({.text = "hållbara"}).did_you_mean == std::nullopt);
    // "innovation" and "plattform" are both known, though nobody has put them together so.
    CHECK(world.search->find({.text = "plattformsinnovation"}).did_you_mean == std::nullopt);
}

TEST_CASE("typing suggests whole questions that find something, and titles") {
    World world(
        {{.id = "a", .title = "Öppen innovation i Sampelby", .body = "om innovationsplattformen"},
         {.id = "b", .title = "Sluten cirkel", .body = "en inneslutning"},
         {.id = "c", .title = "Hemlig innovation", .viewer = "organisation:x"}});
    auto const suggestions = world.search->suggest("öppen inno", Language::sv, {"everyone"});
    CHECK(suggestions.questions ==
          std::vector<std::string>{"öppen innovation", "öppen innovationsplattformen"});
    REQUIRE(suggestions.subjects.size() == 1);
    CHECK(suggestions.subjects[0].subject.id == "a");
    CHECK(world.search->suggest("inno", Language::sv, {"everyone"}).subjects.size() == 1);
    CHECK(world.search->suggest("hemlig", Language::sv, {"everyone"}).questions.empty());
    CHECK(world.search->suggest("i", Language::sv, {"everyone"}).questions.empty());
    CHECK(world.search->suggest("öppen ", Language::sv, {"everyone"}).questions.empty());
    CHECK(world.search->suggest("\xFF\"inn", Language::sv, {"everyone"}).questions.empty());
}

TEST_CASE("what is new is what was updated later, with all the words") {
    World world({{.id = "old", .title = "Grön stad", .updated = 1},
                 {.id = "new", .title = "Grön stad", .updated = 3},
                 {.id = "half", .title = "Grön hamn", .updated = 3}});
    search::Query const query{
        .text = "grön stad", .limit = 10, .updated_after = basics::Time{2}, .may_relax = false};
    CHECK(world.ids(query) == "new");
    CHECK(world.search->find(query).total == 1);
}

TEST_CASE("absurd queries are answered within their limits") {
    World world(three_cities());
    search::Query query{.text = std::string(10'000, '"') + " stad",
                        .order = Order::relevance,
                        .limit = 1'000'000,
                        .offset = 1'000'000'000};
    for (int i = 0; i < 10'000; ++i)
        query.selected[Facet::municipality].push_back(std::to_string(i));
    for (int i = 0; i < 10; ++i) query.selected[Facet::theme].push_back(std::to_string(i));
    auto const answer = world.search->find(query);
    CHECK(answer.cut);
    CHECK(answer.total == 0);
    std::string words;
    for (int i = 0; i < 10'000; ++i) words += "ord" + std::to_string(i) + " ";
    CHECK(world.search->find({.text = words}).cut);
    CHECK(world.ids({.text = "\x01\x02 ?! \xFF", .order = Order::title}) == "c b a");
}

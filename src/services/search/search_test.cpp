// Search as features use it: a real index in a temporary folder, small invented projects.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>

#include "platform/db/temporary.h"
#include "platform/fulltext/index.h"
#include "services/search/search.h"

using search::Facet;
using search::Order;
using search::Role;
using texts::Language;

namespace {

struct Project {
    std::string id, title, body = "";
    std::string status = "ongoing";
    std::vector<std::string> municipalities = {}, goals = {}, years = {};
    std::int64_t amount = 0, updated = 0;
    int start = 2020;
    std::string viewer = search::everyone;
    Language language = Language::sv;
};

search::Document document(Project const& project) {
    return {.subject = {"project", project.id},
            .texts = {{Role::title, project.language, project.title},
                      {Role::body, project.language, project.body}},
            .facets = {{Facet::status, {project.status}},
                       {Facet::municipality, project.municipalities},
                       {Facet::goal, project.goals},
                       {Facet::year, project.years}},
            .updated = basics::Time{project.updated},
            .start = {project.start, 1, 1},
            .amount = project.amount,
            .path = "/projects/" + project.id,
            .visible_to = {project.viewer}};
}

/// Loaded once for all tests.
std::shared_ptr<language::Analyser const> analyser() {
    static auto const made = search::nordic_analyser();
    return made;
}

struct World {
    db::TemporaryFolder folder;
    std::optional<search::Search> search;

    World() { open(); }
    explicit World(std::vector<Project> const& projects) : World() { put(projects); }

    void open() {
        search.reset();
        search.emplace(folder.path() / "search", search::Access::write, analyser());
    }

    void put(std::vector<Project> const& projects) {
        auto change = search->change();
        for (auto const& project : projects) change.put(document(project));
        change.commit();
    }

    std::string ids(search::Query const& query) {
        std::string all;
        for (auto const& hit : search->find(query).hits)
            all += (all.empty() ? "" : " ") + hit.subject.id;
        return all;
    }

    std::string all_ids(search::Query const& query) {
        std::string all;
        search->each(query, [&](search::Ref const& subject) {
            all += (all.empty() ? "" : " ") + subject.id;
            return true;
        });
        return all;
    }
};

/// "0180=2* 0380=1": a facet's values with counts, chosen ones starred.
std::string counts(std::vector<search::ValueCount> const& values) {
    std::string all;
    for (auto const& value : values)
        all += (all.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count) +
               (value.selected ? "*" : "");
    return all;
}

std::string shown(std::vector<search::Segment> const& segments) {
    std::string all;
    for (auto const& segment : segments)
        all += segment.hit ? "[" + segment.text + "]" : segment.text;
    return all;
}

std::vector<Project> three_cities() {
    return {{.id = "a",
             .title = "Grön stad",
             .status = "ongoing",
             .municipalities = {"0180", "0380"},
             .goals = {"11"}},
            {.id = "b",
             .title = "Grön hamn",
             .status = "completed",
             .municipalities = {"0180"},
             .goals = {"11", "13"}},
            {.id = "c",
             .title = "Blå hamn",
             .status = "completed",
             .municipalities = {"1480"},
             .goals = {"14"}}};
}

}

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

TEST_CASE("similar subjects share rare words and rare values, and say which") {
    std::vector<Project> projects = {
        {.id = "a",
         .title = "Takträdgårdar och regnvatten",
         .municipalities = {"0580"},
         .goals = {"6"}},
        {.id = "words", .title = "Regnvatten från takträdgårdarna"},
        {.id = "both", .title = "Regnvatten på tak", .municipalities = {"0580"}, .goals = {"6"}},
        {.id = "hidden", .title = "Takträdgårdar och regnvatten", .viewer = "organisation:x"}};
    for (int i = 0; i < 30; ++i)
        projects.push_back(
            {.id = "n" + std::to_string(i), .title = "Skola nummer " + std::to_string(i)});
    World world(projects);
    auto const similar = world.search->similar({"project", "a"}, 5, Language::sv, {"everyone"});
    REQUIRE(similar.size() == 2);
    for (auto const& one : similar) {
        CHECK(std::ranges::find(one.words, "regnvatten") != one.words.end());
        bool const both = one.hit.subject.id == "both";
        CHECK(one.values.size() == (both ? 2U : 0U));
    }
    CHECK(world.search->similar({"project", "nothing"}, 5, Language::sv, {"everyone"}).empty());
}

TEST_CASE("reasons are whole words in the language shown, and names as they are written") {
    std::vector<Project> projects = {
        {.id = "a",
         .title = "Delning",
         .body = "Lånecyklar i Sampelby. Barnens lånecyklar. Mälarporfyrens."},
        {.id = "b", .title = "Sharing", .body = "City's loan bikes", .language = Language::en},
        {.id = "c",
         .title = "Cyklar",
         .body = "Gratis lånecyklar i Sampelby. Sampelbys barn. Mälarporfyrens."}};
    for (int i = 0; i < 30; ++i)
        projects.push_back({.id = "n" + std::to_string(i), .title = "Skola"});
    World world(projects);
    auto const similar = world.search->similar({"project", "a"}, 5, Language::sv, {"everyone"});
    REQUIRE(similar.size() == 1);
    CHECK(similar[0].hit.subject.id == "c");
    CHECK(std::ranges::find(similar[0].words, "Sampelby") != similar[0].words.end());
    CHECK(similar[0].words.size() <= 4);
    for (auto const& word : similar[0].words) {
        CHECK_FALSE(word.contains('\''));
        CHECK_FALSE(word.ends_with('s'));
    }
}

TEST_CASE("a funder alone makes nothing alike, and reasons are four at most") {
    World world;
    auto change = world.search->change();
    auto put = [&](std::string const& id, std::string const& title, std::string const& theme) {
        auto made = document({.id = id, .title = title});
        made.facets[Facet::funder] = {"Vinnova"};
        if (!theme.empty()) made.facets[Facet::theme] = {theme};
        change.put(made);
    };
    put("a", "Regnvatten takträdgård återbruk lånecykel dagvatten", "bostad");
    put("funder", "Något annat", "");
    put("alike", "Takträdgård regnvatten dagvatten lånecykel återbruk", "bostad");
    for (int i = 0; i < 30; ++i)
        change.put(document({.id = "n" + std::to_string(i), .title = "Skola"}));
    change.commit();
    auto const similar = world.search->similar({"project", "a"}, 5, Language::sv, {"everyone"});
    REQUIRE(similar.size() == 1);
    CHECK(similar[0].hit.subject.id == "alike");
    CHECK(similar[0].words.size() == 2);
    CHECK(similar[0].values.size() == 2);
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

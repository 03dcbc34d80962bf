// What a question is widened by, and that search finds, ranks, marks and tells of it.
#include "services/search/synonyms.h"

#include <doctest/doctest.h>

#include <string>

#include "platform/db/temporary.h"
#include "platform/fulltext/snowball.h"
#include "services/search/analysis.h"
#include "services/search/search.h"

using search::SynonymGroup;
using texts::Language;

namespace {

SynonymGroup budget() {
    return {{"medborgarbudget", Language::sv},
            {"deltagande budget", Language::sv},
            {"participatory budgeting", Language::en}};
}
SynonymGroup procurement() {
    return {{"lagen om offentlig upphandling", Language::sv}, {"LOU", Language::sv}};
}

/// "medborgarbudget → deltagande budget | participatory budgeting"
std::string widened(std::vector<SynonymGroup> const& groups, std::string_view typed) {
    fulltext::Snowball const analyser;
    auto question = fulltext::parse(typed, {});
    search::Synonyms(groups, analyser).widen(question, analyser);
    std::string all;
    for (auto const& widening : question.widenings) {
        all += all.empty() ? "" : "; ";
        for (std::size_t i = 0; i < widening.count; ++i)
            all += (i == 0 ? "" : " ") + question.clauses[widening.first + i].text;
        all += " →";
        for (auto const& other : widening.alternatives) all += " " + other.clause.text + ",";
        all.pop_back();
    }
    return all;
}

struct World {
    db::TemporaryFolder folder;
    search::Search search{folder.path() / "search"};

    void put(std::string const& id, std::string const& title, Language language = Language::sv,
             std::string const& viewer = search::everyone) {
        auto change = search.change();
        change.put({.subject = {"project", id},
                    .texts = {{search::Role::title, language, title}},
                    .path = "/projects/" + id,
                    .visible_to = {viewer}});
        change.commit();
    }

    std::string found(search::Query const& query) {
        std::string all;
        for (auto const& hit : search.find(query).hits)
            all += (all.empty() ? "" : " ") + hit.subject.id;
        return all;
    }
};

}

TEST_CASE("a word in any of its forms leads to the others of its group") {
    CHECK(widened({budget()}, "medborgarbudget") ==
          "medborgarbudget → deltagande budget, participatory budgeting");
    CHECK(widened({budget()}, "Medborgarbudgeten i skolan") ==
          "Medborgarbudgeten → deltagande budget, participatory budgeting");
    CHECK(widened({budget()}, "cykelbana") == "");
}

TEST_CASE("a phrase is known as a phrase, its words alone are not") {
    CHECK(widened({procurement()}, "lagen om offentlig upphandling") ==
          "lagen om offentlig upphandling → LOU");
    CHECK(widened({procurement()}, "offentlig upphandling") == "");
    CHECK(widened({procurement()}, "lou i kommuner") == "lou → lagen om offentlig upphandling");
}

TEST_CASE("a phrase is known in any of the forms of its words") {
    CHECK(widened({budget()}, "deltagande budgetar") ==
          "deltagande budgetar → medborgarbudget, participatory budgeting");
    CHECK(widened({procurement()}, "lagar om offentliga upphandlingar") ==
          "lagar om offentliga upphandlingar → LOU");
    CHECK(widened({procurement()}, "lagar om upphandlingar") == "");
}

TEST_CASE(
    "a word of several readings is known in a phrase by each of them, alone by the likeliest") {
    auto const analyser = search::nordic_analyser();
    SynonymGroup const group = {{"öppna data", Language::sv}, {"open data", Language::en}};
    auto const also = [&](SynonymGroup const& known, std::string_view typed) {
        auto question = fulltext::parse(typed, {});
        search::Synonyms({known}, *analyser).widen(question, *analyser);
        return question.widenings.size();
    };
    CHECK(also(group, "öppen data") == 1);
    CHECK(also({{"öppen data", Language::sv}, {"open data", Language::en}}, "öppna data") == 1);
    CHECK(also({{"öppen", Language::sv}, {"tillgänglig", Language::sv}}, "öppna") == 0);
}

TEST_CASE("the longest phrase goes before its words") {
    SynonymGroup const longer = {{"smart stad", Language::sv}, {"smart city", Language::en}};
    SynonymGroup const shorter = {{"stad", Language::sv}, {"ort", Language::sv}};
    CHECK(widened({shorter, longer}, "smart stad") == "smart stad → smart city");
    CHECK(widened({shorter, longer}, "grön stad") == "stad → ort");
}

TEST_CASE("what is quoted, excluded or asked of one field is taken as typed") {
    CHECK(widened({budget()}, "\"medborgarbudget\"") == "");
    CHECK(widened({budget()}, "skola -medborgarbudget") == "");
    fulltext::Snowball const analyser;
    constexpr fulltext::FieldName fields[] = {{"titel", "XT"}};
    auto question = fulltext::parse("titel:medborgarbudget", fields);
    search::Synonyms({budget()}, analyser).widen(question, analyser);
    CHECK(question.widenings.empty());
}

TEST_CASE("a word in several groups leads to all of them, once each") {
    CHECK(widened(
              {{{"DP", Language::sv}, {"detaljplan", Language::sv}},
               {{"DP", Language::sv}, {"dataportal", Language::sv}, {"detaljplan", Language::sv}}},
              "DP") == "DP → detaljplan, dataportal");
}

TEST_CASE("groups in a circle widen one step and no further") {
    CHECK(widened({{{"a1", Language::sv}, {"b1", Language::sv}},
                   {{"b1", Language::sv}, {"c1", Language::sv}},
                   {{"c1", Language::sv}, {"a1", Language::sv}}},
                  "a1") == "a1 → b1, c1");
}

TEST_CASE("what only leads to the others is not looked for") {
    CHECK(widened({{{"detaljplan", Language::sv}, {"DP", Language::sv, true}}}, "detaljplan") ==
          "");
    CHECK(widened({{{"detaljplan", Language::sv}, {"DP", Language::sv, true}}}, "dp") ==
          "dp → detaljplan");
}

TEST_CASE("very large groups and very long questions are cut to what can be asked") {
    SynonymGroup large;
    for (int i = 0; i < 1000; ++i) large.push_back({"ord" + std::to_string(i), Language::sv});
    fulltext::Snowball const analyser;
    std::string typed;
    for (int i = 0; i < 10'000; ++i) typed += "ord" + std::to_string(i % 1000) + " ";
    auto question = fulltext::parse(typed, {});
    search::Synonyms({large}, analyser).widen(question, analyser);
    std::size_t in_all = 0;
    for (auto const& widening : question.widenings) {
        CHECK(widening.alternatives.size() <= search::most_alternatives);
        in_all += widening.alternatives.size();
    }
    CHECK(in_all == search::most_alternatives_in_all);
}

TEST_CASE("abbreviations are told from words") {
    CHECK(search::is_abbreviation("LOU"));
    CHECK(search::is_abbreviation("ÖP"));
    CHECK(search::is_abbreviation("FoI"));
    CHECK_FALSE(search::is_abbreviation("Vinnova"));
    CHECK_FALSE(search::is_abbreviation("Agenda 2030"));
    CHECK_FALSE(search::is_abbreviation("återbruk"));
}

TEST_CASE("other words find, count less than the words themselves, and are told of") {
    World world;
    world.search.use_synonyms({budget()});
    world.put("other", "Participatory budgeting", Language::en);
    world.put("apart", "Budgeting for participatory art", Language::en);
    world.put("own", "Medborgarbudget");
    CHECK(world.found({.text = "medborgarbudget"}) == "own other");
    CHECK(world.found({.text = "medborgarbudget", .widened = false}) == "own");
    CHECK(world.search.find({.text = "medborgarbudget"}).widened ==
          std::vector<search::Widened>{{"medborgarbudget", {"participatory budgeting"}}});
    CHECK(world.search.find({.text = "medborgarbudget", .widened = false}).widened.empty());
}

TEST_CASE("other words stand for one word of several that are demanded") {
    World world;
    world.search.use_synonyms({procurement()});
    world.put("whole", "Lagen om offentlig upphandling i skolan");
    world.put("short", "LOU i skolan");
    world.put("else", "LOU i vården");
    world.put("more", "Skolan och LOU");
    // Fewer than three hits would be filled up with those that have some of the words.
    CHECK(world.search.find({.text = "lou skolan"}).total == 3);
    CHECK(world.found({.text = "lagen om offentlig upphandling skolan"}).starts_with("whole "));
}

TEST_CASE("other words are marked where they stand, phrases only as phrases") {
    World world;
    world.search.use_synonyms({budget()});
    world.put("b", "The budgeting of participatory budgeting", Language::en);
    auto const answer = world.search.find({.text = "medborgarbudget"});
    REQUIRE(answer.hits.size() == 1);
    std::string shown;
    for (auto const& segment : answer.hits[0].title)
        shown += segment.hit ? "[" + segment.text + "]" : segment.text;
    CHECK(shown == "The budgeting of [participatory budgeting]");
}

TEST_CASE("a phrase is found and marked in other forms than the one written, side by side only") {
    World world;
    world.search.use_synonyms(
        {budget(), {{"öppna data", Language::sv}, {"dataset", Language::sv}}});
    world.put("several", "Två deltagande budgetar i staden");
    world.put("definite", "Den deltagande budgeten");
    world.put("apart", "Budgetar för deltagande");
    world.put("turned", "Budgetar deltagande");
    CHECK(world.found({.text = "medborgarbudget", .may_relax = false}) == "definite several");
    auto const answer = world.search.find({.text = "medborgarbudget", .may_relax = false});
    std::string shown;
    for (auto const& segment : answer.hits.at(1).title)
        shown += segment.hit ? "[" + segment.text + "]" : segment.text;
    CHECK(shown == "Två [deltagande budgetar] i staden");
    world.put("singular", "Öppen data");
    CHECK(world.found({.text = "dataset", .may_relax = false}) == "singular");
}

TEST_CASE("a phrase deep in a long text is found as it is written") {
    World world;
    world.search.use_synonyms({budget()});
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "ord" + std::to_string(i % 7) + " ";
    auto const deep = [&](std::string const& id, std::string const& end) {
        auto change = world.search.change();
        change.put({.subject = {"project", id},
                    .texts = {{search::Role::body, Language::sv, text + end}},
                    .path = "/projects/" + id,
                    .visible_to = {search::everyone}});
        change.commit();
    };
    deep("together", "en deltagande budget");
    deep("apart", "en deltagande i en budget");
    CHECK(world.found({.text = "medborgarbudget", .may_relax = false}) == "together");
}

TEST_CASE("hidden subjects are neither found by other words nor betrayed by them") {
    World world;
    world.search.use_synonyms({budget()});
    world.put("secret", "Participatory budgeting", Language::en, "organisation:sampelby");
    world.put("open", "Medborgarbudget");
    auto const answer = world.search.find({.text = "medborgarbudget"});
    CHECK(answer.total == 1);
    CHECK(answer.widened.empty());
}

TEST_CASE("words are learnt and forgotten while the index stands") {
    World world;
    world.put("other", "Participatory budgeting", Language::en);
    CHECK(world.found({.text = "medborgarbudget"}) == "");
    world.search.use_synonyms({budget()});
    CHECK(world.found({.text = "medborgarbudget"}) == "other");
    std::string each;
    world.search.each({.text = "medborgarbudget"}, [&](search::Ref const& ref) {
        each += ref.id;
        return true;
    });
    CHECK(each == "other");
    world.search.use_synonyms({});
    CHECK(world.found({.text = "medborgarbudget"}) == "");
}

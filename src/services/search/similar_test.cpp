// Subjects like another, and the reasons that are shown.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "services/search/test_world.h"

using namespace search::tests;
using search::Facet;

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

// What may be told, who sees it, and which moves there are.
#include "features/ideas/rules.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/ideas/flood.h"

using namespace ideas;
using permissions::Role;

namespace {

Telling good_telling() {
    return {.title = "Trappan är för brant",
            .story = "Min syster kommer inte upp.",
            .organisation = organisations::OrganisationId::make()};
}

std::vector<std::string> fields(basics::Problems const& problems) {
    std::vector<std::string> names;
    for (auto const& problem : problems) names.push_back(problem.field);
    return names;
}

std::string many(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "å";
    return text;
}

}

TEST_CASE("a title and a story for somebody are enough to tell a need") {
    CHECK(checked(good_telling()));
    Telling const empty{.language = "klingon"};
    CHECK(fields(checked(empty).error()) ==
          std::vector<std::string>{"title", "story", "organisation", "language"});
}

TEST_CASE("what is longest fits, one character more does not, and says how many are too many") {
    auto telling = good_telling();
    telling.title = many(longest_title);
    telling.story = many(longest_story);
    CHECK(checked(telling));
    telling.title += "å";
    telling.story += "åå";
    telling.place = many(longest_words + 1);
    auto const problems = checked(telling).error();
    CHECK(fields(problems) == std::vector<std::string>{"title", "story", "place"});
    CHECK(problems[1].values.at("over") == "2");
}

TEST_CASE("a story keeps its paragraphs and loses what cannot be seen") {
    auto telling = good_telling();
    telling.story = "  Ett\u200b\n\n\n\n två \x01\ntre  \n\n";
    CHECK(checked(telling)->story == "Ett\n\ntvå\ntre");
    telling.story = "\u200b\n \n";
    CHECK_FALSE(checked(telling));
}

TEST_CASE("a sender may be nobody, and an address must be one") {
    CHECK(checked(Sender{})->empty());
    CHECK(checked(Sender{" Berit ", "Berit@Example.ORG"})->email == "Berit@example.org");
    CHECK(fields(checked(Sender{many(101), "berit"}).error()) ==
          std::vector<std::string>{"sender_name", "email"});
}

TEST_CASE("every answer has a reason, a referral says where to, and a link is an address") {
    CHECK(checked(Answer{.state = State::goes_on, .reason = "Vi börjar i höst."}));
    CHECK(fields(checked(Answer{.state = State::referred, .reason = " \n"}).error()) ==
          std::vector<std::string>{"reason", "referred_to"});
    for (auto link : {"javascript:alert(1)", "data:text/html,x", "//example.org", "http://",
                      "https://exa mple.org", "https://user@evil.example", "ftp://example.org",
                      "https://example.org/\"onclick="})
        CHECK_FALSE(checked(Answer{.reason = "Ja.", .link = link}));
    CHECK(checked(Answer{.reason = "Ja.", .link = "https://example.org/a?b=å#c"}));
}

TEST_CASE("only these moves are made") {
    using enum State;
    std::vector<std::pair<State, State>> const allowed = {
        {received, in_progress},     {received, goes_on},         {received, declined},
        {received, already_done},    {received, referred},        {in_progress, goes_on},
        {in_progress, declined},     {in_progress, already_done}, {in_progress, referred},
        {goes_on, declined},         {goes_on, in_progress},      {declined, in_progress},
        {already_done, in_progress}, {referred, in_progress}};
    for (auto from : states)
        for (auto to : states) {
            bool const is_allowed =
                std::ranges::find(allowed, std::pair(from, to)) != allowed.end();
            CAPTURE(name(from));
            CAPTURE(name(to));
            CHECK(may_move(from, to) == is_allowed);
        }
}

TEST_CASE("what a stranger tells waits for somebody to look; others' is public at once") {
    CHECK(visibility_when_told(false, Way::page, Reading::as_usual) == Visibility::waiting);
    CHECK(visibility_when_told(true, Way::page, Reading::as_usual) == Visibility::public_);
    CHECK(visibility_when_told(false, Way::counter, Reading::as_usual) == Visibility::public_);
    CHECK(visibility_when_corrected({.visibility = Visibility::public_}, Reading::as_usual) ==
          Visibility::waiting);
    CHECK(visibility_when_corrected({.visibility = Visibility::hidden}, Reading::first) ==
          Visibility::hidden);
    CHECK(visibility_when_corrected(
              {.visibility = Visibility::public_, .told_by = members::MemberId::make()},
              Reading::as_usual) == Visibility::public_);
}

TEST_CASE("what those who answer want to read first waits, whoever tells or corrects it") {
    CHECK(visibility_when_told(true, Way::page, Reading::first) == Visibility::waiting);
    CHECK(visibility_when_told(false, Way::program, Reading::first) == Visibility::waiting);
    CHECK(visibility_when_corrected(
              {.visibility = Visibility::public_, .told_by = members::MemberId::make()},
              Reading::first) == Visibility::waiting);
    CHECK(visibility_when_corrected({.visibility = Visibility::withdrawn}, Reading::first) ==
          Visibility::withdrawn);
}

TEST_CASE(
    "the text is the sender's until it is taken up, and nothing is done to what is withdrawn") {
    CHECK(may_correct({.visibility = Visibility::public_}));
    CHECK_FALSE(may_correct({.state = State::in_progress}));
    Need const withdrawn{.visibility = Visibility::withdrawn};
    CHECK_FALSE(may_correct(withdrawn));
    CHECK_FALSE(may_withdraw(withdrawn));
    CHECK_FALSE(may_add(withdrawn));
    CHECK_FALSE(may_answer(withdrawn));
    CHECK_FALSE(may_publish(withdrawn));
    CHECK_FALSE(may_hide(withdrawn));
}

TEST_CASE("a network that has done its share waits until the oldest is an hour old; others go on") {
    Flood flood(2);
    auto at = [](std::int64_t minutes) { return basics::Time{minutes * 60'000'000}; };
    CHECK(flood.take("192.0.2.1", at(0)));
    CHECK(flood.take("192.0.2.1", at(30)));
    CHECK_FALSE(flood.allows("192.0.2.1", at(59)));
    CHECK_FALSE(flood.take("192.0.2.1", at(59)));
    CHECK(flood.take("192.0.2.2", at(59)));
    CHECK(flood.take("192.0.2.1", at(60)));
    CHECK_FALSE(flood.take("192.0.2.1", at(61)));
}

TEST_CASE("an idea says what could be done and keeps nothing that only needs have") {
    auto idea = good_telling();
    idea.kind = Kind::idea;
    idea.how_often = Frequency::daily;
    idea.better = "  Fler kommer in.\r\n";
    idea.answers = NeedId::make();
    auto const kept = checked(idea);
    REQUIRE(kept);
    CHECK(kept->better == "Fler kommer in.");
    CHECK(kept->how_often == Frequency::unknown);
    CHECK(kept->answers == idea.answers);
    idea.title.clear();
    idea.better = std::string(longest_better + 3, 'x');
    auto const wrong = checked(idea);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().front().text == "ideas.problem_idea_title");
    CHECK(wrong.error().back().field == "better");
}

TEST_CASE("a need answers no other need and promises nothing better") {
    auto need = good_telling();
    need.better = "Allt.";
    need.answers = NeedId::make();
    auto const kept = checked(need);
    REQUIRE(kept);
    CHECK(kept->better.empty());
    CHECK(kept->answers.empty());
}

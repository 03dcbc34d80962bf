// Scores, sums and conflicts, without a database.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "features/assessments/balance.h"
#include "features/assessments/rules.h"

using namespace assessments;
using goals::Dimension;

namespace {

std::vector<goals::Goal> const four = {{.number = 13, .dimension = Dimension::ecological},
                                       {.number = 14, .dimension = Dimension::ecological},
                                       {.number = 3, .dimension = Dimension::social},
                                       {.number = 8, .dimension = Dimension::economic},
                                       {.number = 17, .dimension = Dimension::means}};

Part scored(int goal, int score) {
    return {.id = {.kind = Kind::goal, .goal = goal},
            .version = 1,
            .told = {{"relevance", "core"}, {"score", std::to_string(score)}}};
}

Assessment of(std::vector<std::pair<int, int>> const& scores) {
    Assessment assessment;
    for (auto const& [goal, score] : scores) assessment.parts.push_back(scored(goal, score));
    return assessment;
}

std::vector<std::string> conflict_names(Assessment const& assessment) {
    std::vector<std::string> names;
    for (auto const& conflict : conflicts_of(assessment, four))
        names.push_back(name(conflict.part));
    return names;
}

Told full_goal() {
    return {{"relevance", "core"},   {"score", "-2"},         {"rationale", "Därför."},
            {"horizon", "short"},    {"confidence", "guess"}, {"affected", ""},
            {"gap", " Vad vet vi? "}};
}

}

TEST_CASE("every part has one name, and only that names it") {
    for (int goal = 1; goal <= goal_count; ++goal)
        for (auto const kind : {Kind::goal, Kind::goal_conflict})
            CHECK(parse_part(name({.kind = kind, .goal = goal})) ==
                  PartId{.kind = kind, .goal = goal});
    for (auto const dimension : dimensions)
        CHECK(parse_part(name({.kind = Kind::conflict, .dimension = dimension})) ==
              PartId{.kind = Kind::conflict, .dimension = dimension});
    for (auto const* wrong : {"", "goal-0", "goal-18", "goal-01", "goal-+1", "goal-1x", "conflict-",
                              "conflict-means", "conflict-equality", "social", "goal-99999999999"})
        CHECK_FALSE(parse_part(wrong).has_value());
}

TEST_CASE("a score is a whole number from -3 to 3, written plainly") {
    CHECK(parse_score("-3") == -3);
    CHECK(parse_score("0") == 0);
    for (auto const* wrong : {"", "4", "-4", "+1", "1.0", " 1", "-0"})
        CHECK_FALSE(parse_score(wrong).has_value());
    CHECK(signed_score(-2) == "−2");
    CHECK(signed_score(0) == "0");
    CHECK(signed_score(3) == "+3");
}

TEST_CASE("a goal that does not concern the project has no score, whatever was sent") {
    auto typed = full_goal();
    typed["relevance"] = "no";
    auto const told = checked(Kind::goal, typed).value();
    CHECK(told == Told{{"relevance", "no"}, {"gap", "Vad vet vi?"}});
    CHECK_FALSE(score_of(typed).has_value());
}

TEST_CASE("a goal that concerns it needs score, reason, time and confidence") {
    auto const problems = checked(Kind::goal, {{"relevance", "related"}}).error();
    std::vector<std::string> fields;
    for (auto const& problem : problems) fields.push_back(problem.field);
    CHECK(fields == std::vector<std::string>{"score", "rationale", "horizon", "confidence"});
    auto typed = full_goal();
    typed["score"] = "7";
    typed["rationale"] = std::string(longest_answer + 1, 'x');
    CHECK(checked(Kind::goal, typed).error().size() == 2);
    CHECK(checked(Kind::goal, full_goal()).has_value());
    CHECK(checked(Kind::goal, {}).error().front().field == "relevance");
}

TEST_CASE("the longest text is counted in letters, not in bytes") {
    auto typed = full_goal();
    std::string letters;
    for (std::size_t i = 0; i < longest_answer; ++i) letters += "å";
    typed["rationale"] = letters;
    CHECK(checked(Kind::goal, typed).has_value());
}

TEST_CASE("a dimension's mean is its sum of the highest possible, and nothing without a score") {
    auto const assessment = of({{13, 3}, {14, -1}, {17, 3}});
    auto const sum = sum_of(assessment, four, Dimension::ecological);
    CHECK(sum.scored == 2);
    CHECK(sum.mean().value() == doctest::Approx(2.0 / 6));
    CHECK_FALSE(sum_of(assessment, four, Dimension::social).mean().has_value());
    CHECK_FALSE(balance_of(assessment, four).has_value());
}

TEST_CASE("the balance is 1 when the three are alike and 0 when they are as far apart as can be") {
    CHECK(balance_of(of({{13, 1}, {3, 1}, {8, 1}}), four).value() == doctest::Approx(1));
    CHECK(balance_of(of({{13, 3}, {3, -3}, {8, 0}}), four).value() == doctest::Approx(0));
    // The means are in no dimension.
    CHECK(balance_of(of({{13, 1}, {3, 1}, {8, 1}, {17, -3}}), four).value() == doctest::Approx(1));
}

TEST_CASE("harm is a conflict however good the rest is") {
    CHECK(conflict_names(of({{13, 3}, {14, -2}, {3, 3}, {8, 3}})) ==
          std::vector<std::string>{"conflict-goal-14"});
    CHECK(conflict_names(of({{13, 0}, {14, -1}})) ==
          std::vector<std::string>{"conflict-ecological"});
    CHECK(conflict_names(of({{17, -2}})) == std::vector<std::string>{"conflict-goal-17"});
    CHECK(conflict_names(of({{13, 0}, {3, 1}})).empty());
}

TEST_CASE("an answer holds for what it answered, and no longer") {
    auto assessment = of({{14, -2}});
    assessment.parts.push_back({.id = {.kind = Kind::goal_conflict, .goal = 14},
                                .version = 1,
                                .told = {{"mitigation", "x"}, {"about", "14:-2"}}});
    CHECK(conflicts_of(assessment, four).front().answer != nullptr);
    assessment.parts.front() = scored(14, -3);
    CHECK(conflicts_of(assessment, four).front().answer == nullptr);
}

TEST_CASE("no better score anywhere else removes a conflict of a goal") {
    REQUIRE(rc::check([] {
        auto const harm = *rc::gen::inRange(lowest_score, harmful_score + 1);
        std::vector<std::pair<int, int>> scores{{14, harm}};
        for (int const goal : {13, 3, 8, 17})
            scores.emplace_back(goal, *rc::gen::inRange(lowest_score, highest_score + 1));
        auto const names = conflict_names(of(scores));
        RC_ASSERT(std::ranges::find(names, "conflict-goal-14") != names.end());
        auto const balance = balance_of(of(scores), four);
        RC_ASSERT(balance && *balance >= 0 && *balance <= 1);
    }));
}

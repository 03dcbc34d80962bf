// The cheapest choice against all choices there are, numbers that mean ill, and a solver that
// fails.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/selection/selection.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <stdexcept>

using namespace selection;
using namespace std::chrono_literals;

namespace {

/// This program as the solver: it runs only the test case of this name, quietly.
Solver solver(std::string const& test_case, std::chrono::milliseconds search = 5s) {
    return {
        .command = {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case},
        .search = search};
}

struct Deaf : Listener {
    void hear(Answer const&) override {}
};

Answer here(Problem const& problem) {
    Deaf deaf;
    return choose_here(problem, 20s, deaf);
}

/// The least cost of all choices that win enough, by trying every one.
std::int64_t least(Problem const& problem) {
    auto best = std::int64_t(-1);
    for (std::uint32_t set = 0; set < 1U << problem.costs.size(); ++set) {
        std::vector<std::uint32_t> things;
        for (std::uint32_t i = 0; i < problem.costs.size(); ++i) {
            if ((set >> i & 1U) != 0) things.push_back(i);
        }
        auto const choice = measured(problem, things);
        if (choice.won >= weight_to_win(problem) && (best < 0 || choice.cost < best))
            best = choice.cost;
    }
    return best;
}

/// Up to ten things and twenty gains; costs and weights of 0 among them.
Problem some_problem() {
    auto const things = *rc::gen::inRange<std::size_t>(0, 11);
    Problem problem{.percent = *rc::gen::inRange(0, 101)};
    for (std::size_t i = 0; i < things; ++i)
        problem.costs.push_back(*rc::gen::inRange<std::int64_t>(0, 30));
    auto const gains = *rc::gen::inRange<std::size_t>(0, 21);
    for (std::size_t i = 0; i < gains; ++i) {
        Gain gain{.weight = *rc::gen::inRange<std::int64_t>(0, 20)};
        auto const set = *rc::gen::inRange<std::uint32_t>(0, 1U << things);
        // Two draws: most gains need few things.
        auto const few = set & *rc::gen::inRange<std::uint32_t>(0, 1U << things);
        for (std::uint32_t thing = 0; thing < things; ++thing) {
            if ((few >> thing & 1U) != 0) gain.needs.push_back(thing);
        }
        problem.gains.push_back(std::move(gain));
    }
    return problem;
}

Problem random_problem(std::size_t things, std::size_t gains, int percent) {
    std::mt19937 chance(7);
    Problem problem{.percent = percent};
    for (std::size_t i = 0; i < things; ++i)
        problem.costs.push_back(static_cast<std::int64_t>(100 + chance() % 9'900));
    for (std::size_t i = 0; i < gains; ++i) {
        Gain gain{.weight = static_cast<std::int64_t>(1 + chance() % 500)};
        for (auto k = 1 + chance() % 3; k > 0; --k) {
            auto const thing = static_cast<std::uint32_t>(chance() % things);
            if (std::ranges::find(gain.needs, thing) == gain.needs.end())
                gain.needs.push_back(thing);
        }
        problem.gains.push_back(std::move(gain));
    }
    return problem;
}

/// Two things that only help together are dearer than the single one that wins nearly as much.
Problem small() {
    return {.costs = {10, 10, 15},
            .gains = {{.weight = 60, .needs = {0, 1}}, {.weight = 40, .needs = {2}}},
            .percent = 60};
}

}

TEST_CASE("child chooses" * doctest::skip()) { std::_Exit(choose_main(0, 1)); }
TEST_CASE("child gives up" * doctest::skip()) {
    signal(SIGABRT, SIG_DFL);
    std::abort();
}
TEST_CASE("child cannot begin" * doctest::skip()) { std::_Exit(7); }
TEST_CASE("child lies" * doctest::skip()) {
    // A thing that there is not, too little, numbers that are none, a bound above the cost.
    constexpr std::string_view lies =
        "0 1 5 1 99 \n0 1 5 1 2 \n0 1 5 4000000000 1 \n0 x\n9 1 0 0 \n0 1 -5 3 0 1 2 \n0 1 9999 3 0 1 "
        "2 \n0 1 0 1";
    std::_Exit(write(1, lies.data(), lies.size()) > 0 ? 0 : 1);
}
TEST_CASE("child is stopped in the middle" * doctest::skip()) {
    constexpr std::string_view told = "0 0 5 3 0 1 2 \n0 1 20 2 0 ";
    signal(SIGABRT, SIG_DFL);
    if (write(1, told.data(), told.size()) > 0) std::abort();
}

TEST_CASE(
    "the best choice is as cheap as the cheapest of all choices, and nothing contradicts it") {
    REQUIRE(rc::check("exact is brute force", [] {
        auto const problem = some_problem();
        auto const answer = here(problem);
        auto const cheapest = least(problem);
        RC_ASSERT(answer.ending == Ending::proven);
        RC_ASSERT(answer.best.cost == cheapest);
        RC_ASSERT(answer.bound == cheapest);
        RC_ASSERT(answer.best == measured(problem, answer.best.things));
        auto const bought = made_of(problem, greedy(problem));
        RC_ASSERT(bought.won >= weight_to_win(problem));
        RC_ASSERT(bought.cost >= cheapest);
    }));
}

TEST_CASE("whatever is heard on the way is a choice that wins enough and a bound that holds") {
    struct Checking : Listener {
        Problem const& problem;
        std::int64_t cheapest;
        Checking(Problem const& asked, std::int64_t cost) : problem(asked), cheapest(cost) {}
        void hear(Answer const& answer) override {
            RC_ASSERT(answer.best.won >= weight_to_win(problem));
            RC_ASSERT(answer.bound <= cheapest);
            RC_ASSERT(answer.best.cost >= cheapest);
        }
    };
    REQUIRE(rc::check("no bound is above the cheapest", [] {
        auto const problem = some_problem();
        Checking checking(problem, least(problem));
        choose_here(problem, 20s, checking);
    }));
}

TEST_CASE("a dearer share is never cheaper, and a dearer thing never makes it cheaper") {
    REQUIRE(rc::check("monotone", [] {
        auto problem = some_problem();
        auto const cost = here(problem).best.cost;
        auto more = problem;
        more.percent = *rc::gen::inRange(problem.percent, 101);
        RC_ASSERT(here(more).best.cost >= cost);
        if (problem.costs.empty()) return;
        auto const thing = *rc::gen::inRange<std::size_t>(0, problem.costs.size());
        problem.costs[thing] *= 2;
        RC_ASSERT(here(problem).best.cost >= cost);
    }));
}

TEST_CASE("things that only help together are seen together") {
    auto const steps = greedy(small());
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].things == std::vector<std::uint32_t>{0, 1});
    CHECK(here(small()).best == Choice{.things = {0, 1}, .cost = 20, .won = 60});
}

TEST_CASE("the order among some things alone") {
    auto problem = small();
    problem.percent = 100;
    auto const steps = greedy(problem, {2});
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].won == 40);
}

TEST_CASE("greedy is not always the best") {
    Problem const problem{.costs = {1, 10},
                          .gains = {{.weight = 2, .needs = {0}}, {.weight = 10, .needs = {1}}},
                          .percent = 80};
    CHECK(measured(problem, {0, 1}).cost == 11);
    CHECK(here(problem).best == Choice{.things = {1}, .cost = 10, .won = 10});
    // What the order bought first was not needed in the end, and is not counted.
    CHECK(made_of(problem, greedy(problem)).cost == 10);
}

TEST_CASE("numbers at their ends") {
    CHECK(here({}).best == Choice{});
    CHECK(here({}).ending == Ending::proven);
    Problem problem{.costs = {0, most_value, 5, 7},
                    .gains = {{.weight = most_value, .needs = {}},
                              {.weight = most_value, .needs = {0, 1}},
                              {.weight = 0, .needs = {2}},
                              {.weight = 1, .needs = {0, 1, 2, 3}}},
                    .percent = 0};
    CHECK(here(problem).best == Choice{.things = {}, .cost = 0, .won = most_value});
    problem.percent = 50;
    CHECK(here(problem).best.cost == most_value);
    problem.percent = 100;
    CHECK(here(problem).best ==
          Choice{.things = {0, 1, 2, 3}, .cost = most_value + 12, .won = 2 * most_value + 1});
    CHECK(here(problem).ending == Ending::proven);
}

TEST_CASE("what costs nothing is taken when it helps, and left when it does not") {
    Problem const problem{.costs = {0, 0, 4},
                          .gains = {{.weight = 3, .needs = {0}}, {.weight = 1, .needs = {1, 2}}},
                          .percent = 75};
    CHECK(here(problem).best == Choice{.things = {0}, .cost = 0, .won = 3});
}

TEST_CASE("problems that are none are refused") {
    auto const refuses = [](Problem const& problem) {
        CHECK_FALSE(is_sound(problem));
        CHECK_THROWS_AS((void)choose({problem}, solver("child chooses")), std::invalid_argument);
    };
    refuses({.costs = {-1}});
    refuses({.costs = {most_value + 1}});
    refuses({.costs = {1}, .gains = {{.weight = -1, .needs = {0}}}});
    refuses({.costs = {1}, .gains = {{.weight = 1, .needs = {1}}}});
    refuses({.costs = {1}, .gains = {{.weight = 1, .needs = {0, 0}}}});
    refuses({.percent = -1});
    refuses({.percent = 101});
    refuses({.costs = std::vector<std::int64_t>(most_things + 1)});
    refuses({.gains = std::vector<Gain>(most_gains + 1)});
}

TEST_CASE("the process finds what is found here, for all problems that it is given") {
    auto more = small();
    more.percent = 100;
    auto const answers = choose({small(), more, {}}, solver("child chooses"));
    REQUIRE(answers.size() == 3);
    CHECK(answers[0] == here(small()));
    CHECK(answers[1] == here(more));
    CHECK(answers[2].ending == Ending::proven);
    auto const large = random_problem(60, 400, 50);
    auto const answer = choose({large}, solver("child chooses")).front();
    CHECK(answer.best.won >= weight_to_win(large));
    CHECK(answer.ending != Ending::broken_off);
}

TEST_CASE("a solver without time still answers, with a bound") {
    auto const problem = random_problem(200, 2'000, 50);
    auto const answer = choose({problem}, solver("child chooses", 0s)).front();
    CHECK(answer.best.won >= weight_to_win(problem));
    CHECK(answer.bound > 0);
    CHECK(answer.bound <= answer.best.cost);
    CHECK(answer.ending != Ending::broken_off);
}

TEST_CASE("a solver that fails leaves the order, and says so") {
    for (auto const* failure : {"child gives up", "child cannot begin"}) {
        CAPTURE(failure);
        auto const answer = choose({small()}, solver(failure)).front();
        CHECK(answer.ending == Ending::broken_off);
        CHECK(answer.best == made_of(small(), greedy(small())));
        CHECK(answer.bound == 0);
    }
    auto const nobody = choose({small()}, {.command = {"/nothing/there"}}).front();
    CHECK(nobody.ending == Ending::broken_off);
}

TEST_CASE("what is no answer is not believed, and the last that is one counts") {
    auto const answer = choose({small()}, solver("child lies")).front();
    CHECK(answer.best == Choice{.things = {0, 1, 2}, .cost = 35, .won = 100});
    CHECK(answer.bound == 35);
}

TEST_CASE("what it had said before it was stopped counts, half a line does not") {
    auto const answer = choose({small()}, solver("child is stopped in the middle")).front();
    CHECK(answer.best == Choice{.things = {0, 1, 2}, .cost = 35, .won = 100});
    CHECK(answer.bound == 5);
    CHECK(answer.ending == Ending::broken_off);
}

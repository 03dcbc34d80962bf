// Strengths from comparisons: what must hold whatever was answered, and whether intervals hold the
// truth as often as they say.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <ranges>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "features/ideas/pairs/bradley_terry.h"
#include "features/ideas/pairs/choosing.h"

using namespace ideas::pairs;

namespace {

bool is_near(double one, double other) { return std::abs(one - other) < 1e-6; }

struct Some {
    std::size_t things = 2;
    std::vector<Comparison> answers = {};
};

/// Any answers among two to seven things.
Some some() {
    auto const things = *rc::gen::inRange<std::size_t>(2, 8);
    auto const numbers = *rc::gen::container<std::vector<std::array<std::uint16_t, 3>>>(
        rc::gen::arbitrary<std::array<std::uint16_t, 3>>());
    Some made{things, {}};
    for (auto const& [a, b, c] : numbers) {
        auto const first = a % things, second = (first + 1 + b % (things - 1)) % things;
        made.answers.push_back({first, second, static_cast<Choice>(c % 3)});
    }
    return made;
}

void must_be_same(Fit const& one, Fit const& other) {
    for (std::size_t i = 0; i < one.standings.size(); ++i) {
        RC_ASSERT(is_near(one.standings[i].strength, other.standings[i].strength));
        RC_ASSERT(is_near(one.standings[i].low, other.standings[i].low));
        RC_ASSERT(is_near(one.standings[i].high, other.standings[i].high));
    }
}

Choice turned(Choice choice) {
    return choice == Choice::first    ? Choice::second
           : choice == Choice::second ? Choice::first
                                      : Choice::equal;
}

/// What somebody with these tastes answers.
Comparison answered(std::mt19937_64& random, std::vector<double> const& truth, std::size_t first,
                    std::size_t second) {
    double const p = 1 / (1 + std::exp(truth[second] - truth[first]));
    // The standard says what the generator gives, not what its distributions make of it.
    double const drawn = static_cast<double>(random() >> 11U) * 0x1.0p-53;
    return {first, second, drawn < p ? Choice::first : Choice::second};
}

}

TEST_CASE("whatever was answered, strengths are finite, lie in their intervals and have mean 0") {
    REQUIRE(rc::check([] {
        auto const [things, answers] = some();
        auto const result = fit(things, answers);
        double sum = 0;
        for (auto const& one : result.standings) {
            RC_ASSERT(std::isfinite(one.strength) && std::isfinite(one.low) &&
                      std::isfinite(one.high));
            RC_ASSERT(one.low <= one.strength && one.strength <= one.high);
            sum += one.strength;
        }
        RC_ASSERT(is_near(sum, 0));
    }));
}

TEST_CASE("the slope is zero at the estimate: each was chosen as often as the model expects") {
    REQUIRE(rc::check([] {
        auto const [things, answers] = some();
        auto const result = fit(things, answers);
        for (std::size_t i = 0; i < things; ++i) {
            double const alone = 1 / (1 + std::exp(-result.raw[i]));
            double expected = prior_weight * (2 * alone - 1);
            for (auto const& one : answers) {
                if (one.first == i) expected += result.probability(i, one.second);
                if (one.second == i) expected += result.probability(i, one.first);
            }
            RC_ASSERT(is_near(expected, result.standings[i].chosen));
        }
    }));
}

TEST_CASE("the names of things, and the order of answers and of each pair, do not matter") {
    REQUIRE(rc::check([] {
        auto const [things, answers] = some();
        auto const known = fit(things, answers);
        // Other names.
        std::vector<std::size_t> names(things);
        std::iota(names.begin(), names.end(), std::size_t{0});
        std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
        std::ranges::shuffle(names, random);
        auto renamed = answers;
        for (auto& one : renamed) one = {names[one.first], names[one.second], one.choice};
        auto const others = fit(things, renamed);
        for (std::size_t i = 0; i < things; ++i) {
            RC_ASSERT(is_near(known.standings[i].strength, others.standings[names[i]].strength));
            RC_ASSERT(is_near(known.standings[i].high, others.standings[names[i]].high));
        }
        auto shuffled = answers;
        std::ranges::shuffle(shuffled, random);
        must_be_same(known, fit(things, shuffled));
        auto both_ways = answers;
        for (auto& one : both_ways) one = {one.second, one.first, turned(one.choice)};
        must_be_same(known, fit(things, both_ways));
    }));
}

TEST_CASE("all answers turned round turn the order round") {
    REQUIRE(rc::check([] {
        auto const [things, answers] = some();
        auto opposite = answers;
        for (auto& one : opposite) one.choice = turned(one.choice);
        auto const known = fit(things, answers), other = fit(things, opposite);
        for (std::size_t i = 0; i < things; ++i)
            RC_ASSERT(is_near(known.standings[i].strength, -other.standings[i].strength));
    }));
}

TEST_CASE("all answers twice, with twice the prior, say the same more surely") {
    REQUIRE(rc::check([] {
        auto const [things, answers] = some();
        auto twice = answers;
        twice.insert(twice.end(), answers.begin(), answers.end());
        auto const once = fit(things, answers, 0.5), more = fit(things, twice, 1.0);
        for (std::size_t i = 0; i < things; ++i) {
            auto const &a = once.standings[i], &b = more.standings[i];
            RC_ASSERT(is_near(a.strength, b.strength));
            RC_ASSERT(is_near((a.high - a.low) / std::sqrt(2.0), b.high - b.low));
        }
    }));
}

TEST_CASE("one more choice of a thing never weakens it") {
    REQUIRE(rc::check([] {
        auto [things, answers] = some();
        auto const before = fit(things, answers);
        answers.push_back({0, 1, Choice::first});
        auto const after = fit(things, answers);
        RC_ASSERT(after.raw[0] >= before.raw[0] - 1e-9);
        RC_ASSERT(after.raw[1] <= before.raw[1] + 1e-9);
    }));
}

TEST_CASE("always chosen, never chosen, in parts that nothing joins, or not compared at all") {
    std::vector<Comparison> answers(20, Comparison{0, 1, Choice::first});
    answers.push_back({2, 3, Choice::second});
    auto const result = fit(5, answers);
    CHECK(order_of(result) == std::vector<std::size_t>{0, 3, 4, 2, 1});
    CHECK(result.standings[0].strength < 5);
    CHECK(is_near(result.standings[4].strength, 0));
    CHECK(result.standings[4].compared == 0);
    CHECK(fit(0, {}).standings.empty());
    CHECK(is_near(fit(1, {}).standings.at(0).strength, 0));
    std::vector<Comparison> const wrong{{0, 2, Choice::equal}}, itself{{1, 1, Choice::equal}};
    CHECK_THROWS_AS(fit(2, wrong), std::invalid_argument);
    CHECK_THROWS_AS(fit(2, itself), std::invalid_argument);
}

TEST_CASE("equal is half a choice of each") {
    std::vector<Comparison> const equal(6, Comparison{0, 1, Choice::equal});
    std::vector<Comparison> halves(3, Comparison{0, 1, Choice::first});
    halves.insert(halves.end(), 3, Comparison{0, 1, Choice::second});
    auto const one = fit(2, equal), other = fit(2, halves);
    CHECK(is_near(one.standings[0].strength, 0));
    CHECK(is_near(one.standings[0].high, other.standings[0].high));
    CHECK(one.standings[0].chosen == 3);
}

TEST_CASE("intervals hold the true strength about 95 times of 100") {
    std::vector<double> const truth{1.0, 0.5, 0.0, -0.5, -1.0};
    std::mt19937_64 random(20260301);
    int held = 0, all = 0, differences_held = 0, differences = 0;
    for (int world = 0; world < 400; ++world) {
        std::vector<Comparison> answers;
        for (int round = 0; round < 12; ++round)
            for (std::size_t i = 0; i < truth.size(); ++i)
                for (std::size_t j = i + 1; j < truth.size(); ++j)
                    answers.push_back(answered(random, truth, i, j));
        auto const result = fit(truth.size(), answers);
        for (std::size_t i = 0; i < truth.size(); ++i) {
            auto const& one = result.standings[i];
            held += one.low <= truth[i] && truth[i] <= one.high ? 1 : 0;
            ++all;
            for (std::size_t j = i + 1; j < truth.size(); ++j) {
                double const off = result.raw[i] - result.raw[j] - (truth[i] - truth[j]);
                differences_held += off * off <= 1.96 * 1.96 * result.variance_of(i, j) ? 1 : 0;
                ++differences;
            }
        }
    }
    double const coverage = static_cast<double>(held) / all;
    double const of_differences = static_cast<double>(differences_held) / differences;
    MESSAGE("coverage ", coverage, ", of differences ", of_differences);
    CHECK(coverage > 0.93);
    CHECK(coverage < 0.97);
    CHECK(of_differences > 0.93);
    CHECK(of_differences < 0.97);
}

TEST_CASE("what overlaps cannot be told apart, in as few groups as say it") {
    auto with = [](std::vector<std::pair<double, double>> const& ends) {
        Fit made;
        for (auto const& [low, high] : ends)
            made.standings.push_back({.strength = (low + high) / 2, .low = low, .high = high});
        return made;
    };
    using Groups = std::vector<std::vector<std::size_t>>;
    CHECK(cannot_be_told_apart(with({{3, 4}, {1, 2}, {-1, 0}})).empty());
    CHECK(cannot_be_told_apart(with({{0, 2}, {-1, 1}, {-2, 0}})) == Groups{{0, 1, 2}});
    CHECK(cannot_be_told_apart(with({{1, 3}, {0, 1.5}, {-2, 0.5}, {-9, -8}})) ==
          Groups{{0, 1}, {1, 2}});
    CHECK(cannot_be_told_apart(fit(3, {})) == Groups{{0, 1, 2}});
}

TEST_CASE("each pair is asked once of a person, and none much more often than another") {
    REQUIRE(rc::check([] {
        auto const things = *rc::gen::inRange<std::size_t>(2, 7);
        auto const people = *rc::gen::inRange<std::uint64_t>(1, 5);
        std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<Comparison> answers;
        std::map<Pair, int> asked;
        std::vector<std::set<Pair>> seen(people);
        // One answer each in turn, until nobody is asked more.
        for (bool goes_on = true; goes_on;) {
            goes_on = false;
            for (std::uint64_t person = 0; person < people; ++person) {
                auto const pair = next_pair(things, answers, seen[person], person);
                if (!pair) continue;
                goes_on = true;
                RC_ASSERT(pair->first < pair->second && pair->second < things);
                RC_ASSERT(seen[person].insert(*pair).second);
                ++asked[*pair];
                answers.push_back({pair->first, pair->second, static_cast<Choice>(random() % 3)});
            }
        }
        for (auto const& one : seen) RC_ASSERT(one.size() == all_pairs(things));
        for (auto const& [pair, times] : asked) RC_ASSERT(times == static_cast<int>(people));
    }));
}

TEST_CASE("what is least known is asked about first") {
    // 0 and 1 are far apart, 1 and 2 close; each pair was answered as often.
    std::vector<Comparison> answers;
    for (int number = 0; number < 6; ++number) {
        answers.push_back({0, 1, Choice::first});
        answers.push_back({0, 2, Choice::first});
        answers.push_back({1, 2, number % 2 == 0 ? Choice::first : Choice::second});
    }
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        CHECK(next_pair(3, answers, {}, seed) != Pair(1, 2));
    // Once the wide ones are seen, the close one is left.
    CHECK(next_pair(3, answers, {{0, 1}, {0, 2}}, 1) == Pair(1, 2));
    CHECK_FALSE(next_pair(3, answers, {{0, 1}, {0, 2}, {1, 2}}, 1));
    CHECK(pairs_to_ask(3) == 3);
    CHECK(pairs_to_ask(5) == 10);
    CHECK(pairs_to_ask(6) == 15);
    CHECK(pairs_to_ask(12) == 36);
}

TEST_CASE("either of a pair is shown first about half the time") {
    int turned_round = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
        turned_round += is_turned({2, 5}, seed) ? 1 : 0;
    CHECK(turned_round > 420);
    CHECK(turned_round < 580);
}

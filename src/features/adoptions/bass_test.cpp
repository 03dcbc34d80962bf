// The fit against processes whose coefficients are known, and its guards.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "features/adoptions/bass.h"
#include "features/adoptions/curve.h"

using namespace adoptions;

namespace {

std::vector<double> simulated(Bass const& bass, std::size_t periods) {
    std::vector<double> added;
    double already = 0;
    for (std::size_t i = 0; i < periods; ++i) {
        added.push_back(next_adopters(bass, already));
        already += added.back();
    }
    return added;
}

double sum(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}

TEST_CASE("a process with known coefficients is found again, the market known or not") {
    for (Bass const& true_one :
         {Bass{290, 0.03, 0.38}, Bass{290, 0.01, 0.6}, Bass{1000, 0.005, 0.45}, Bass{90, 0.1, 0}}) {
        auto const short_one = scenario(simulated(true_one, 6), true_one.market, 5);
        REQUIRE(short_one);
        CHECK(!short_one->is_market_fitted);
        CHECK(short_one->bass.innovation == doctest::Approx(true_one.innovation).epsilon(1e-6));
        CHECK(std::abs(short_one->bass.imitation - true_one.imitation) < 1e-6);
    }
    for (Bass const& true_one : {Bass{290, 0.03, 0.38}, Bass{290, 0.02, 0.6}}) {
        auto const whole = scenario(simulated(true_one, 14), 290, 5);
        REQUIRE(whole);
        CHECK(whole->is_market_fitted);
        CHECK(whole->bass.market == doctest::Approx(true_one.market).epsilon(1e-4));
        CHECK(whole->bass.innovation == doctest::Approx(true_one.innovation).epsilon(1e-3));
        CHECK(whole->bass.imitation == doctest::Approx(true_one.imitation).epsilon(1e-3));
    }
}

TEST_CASE("the scenario goes on where the history ends, never down and never beyond the market") {
    Bass const true_one{290, 0.03, 0.38};
    auto const history = simulated(true_one, 6), later = simulated(true_one, 11);
    auto const made = scenario(history, 290, 5);
    REQUIRE(made);
    CHECK(made->middle.back() == doctest::Approx(sum(later)).epsilon(1e-6));
    double before = sum(history);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(made->low[i] <= made->middle[i]);
        CHECK(made->middle[i] <= made->high[i]);
        CHECK(made->middle[i] >= before);
        CHECK(made->high[i] <= 290.5);
        before = made->middle[i];
    }
}

TEST_CASE(
    "what is rounded to whole organisations gets a band that holds the truth's neighbourhood") {
    Bass const true_one{290, 0.03, 0.38};
    auto rounded = simulated(true_one, 7);
    for (auto& one : rounded) one = std::round(one);
    auto const made = scenario(rounded, 290, 3);
    REQUIRE(made);
    CHECK(made->high.back() > made->low.back());
    CHECK(made->bass.innovation == doctest::Approx(0.03).epsilon(0.1));
    CHECK(made->bass.imitation == doctest::Approx(0.38).epsilon(0.1));
}

TEST_CASE("too little, too short, or no process that spreads: nothing is fitted, and it says why") {
    CHECK(scenario({1, 1, 1, 1}, 290, 5).error() == NoFit::few_adopters);
    CHECK(scenario({2, 3, 4}, 290, 5).error() == NoFit::few_periods);
    CHECK(scenario({5, 5, 5, 5}, 12, 5).error() == NoFit::no_market);
    // Many at once and then nobody.
    CHECK(scenario({20, 0, 0, 0}, 290, 5).error() == NoFit::no_sense);
    // Nobody for long, then five in the last year: p is nothing.
    CHECK(!scenario({0, 0, 0, 0, 0, 6}, 290, 5));
    CHECK(scenario({}, 290, 5).error() == NoFit::few_adopters);
}

TEST_CASE(
    "the scenario of years begins after this one, which is not over and counts as it stands") {
    std::vector<double> const begun{4, 6, 8, 11, 15};
    std::vector<Year> years;
    std::int64_t all = 0;
    for (int i = 0; i < 5; ++i) {
        auto const count = static_cast<std::int64_t>(begun[static_cast<std::size_t>(i)]);
        all += count;
        years.push_back({2021 + i, count, all});
    }
    // One has begun so far this year: no slowing down, and no less than that.
    years.push_back({2026, 1, all + 1});
    auto const plain = scenario(begun, 290, 6), made = scenario_after(years, 2026, 290, 5);
    REQUIRE(plain);
    REQUIRE(made);
    CHECK(made->bass.imitation == plain->bass.imitation);
    REQUIRE(made->middle.size() == 5);
    // What plain says of 2027, not of 2026.
    CHECK(made->middle.front() == plain->middle[1]);
    CHECK(made->low.back() == plain->low[5]);
    years.back() = {2026, 100, all + 100};
    CHECK(scenario_after(years, 2026, 290, 5)->low.front() == static_cast<double>(all + 100));
}

// The golden numbers of the formulas, and what follows from them.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

#include "services/opinion_groups/figures.h"
#include "services/opinion_groups/polis.h"
#include "services/opinion_groups/routing.h"
#include "services/opinion_groups/statistics.h"

using namespace opinion_groups;

namespace {

/// To the six decimals that are given.
bool is(double value, double expected) { return std::abs(value - expected) < 0.5e-6; }

}

TEST_CASE("prop(8, 10)") { CHECK(is(polis_share_test(8, 10), 2.110579)); }

TEST_CASE("two(8, 3, 10, 12)") { CHECK(is(polis_difference_test(8, 3, 10, 12), 2.500878)); }

TEST_CASE("priority(0, 0, 0, 0), of a statement that nobody has answered") {
    CHECK(is(priority(0, 0, 0, 0), 5.0625));
    CHECK(priority({}, 0) == priority(0, 0, 0, 0));
}

TEST_CASE("priority(1, 0, 1, 0)") {
    CHECK(is(priority(1, 0, 1, 0), 12.529726));
    CHECK(priority({.agree = 1}, 0) == priority(1, 0, 1, 0));
}

TEST_CASE("priority(20, 3, 20, 0)") { CHECK(is(priority(20, 3, 20, 0), 1.372383)); }

TEST_CASE("priority(18, 3, 20, 1)") { CHECK(is(priority(18, 3, 20, 1), 4.493699)); }

TEST_CASE("GAC of 8 of 10 and 3 of 12") {
    std::vector<Count> const groups{{.agree = 8, .disagree = 2}, {.agree = 3, .disagree = 9}};
    CHECK(is(polis_consensus(groups, Answer::agree), 0.214286));
}

TEST_CASE("one single vote is significant by polis' tests, as is known") {
    CHECK(is(polis_share_test(0, 0), 1));
    CHECK(std::abs(polis_share_test(1, 1) - 1.414) < 0.001);
}

TEST_CASE("the geometric consensus does not shrink with the number of groups") {
    Count const group{.agree = 40, .disagree = 2, .pass = 3};
    std::vector<Count> const two(2, group), six(6, group);
    CHECK(geometric_consensus(two, Answer::agree) ==
          doctest::Approx(geometric_consensus(six, Answer::agree)));
    CHECK(polis_consensus(six, Answer::agree) < polis_consensus(two, Answer::agree) / 1.3);
    CHECK(geometric_consensus(two, Answer::agree) > 0.8);
    CHECK(geometric_consensus(two, Answer::disagree) < 0.1);
    // One group against it is seen.
    std::vector<Count> const split{group, {.agree = 2, .disagree = 40}};
    CHECK(geometric_consensus(split, Answer::agree) < 0.3);
}

TEST_CASE("bounds of shares hold the share and narrow with more answers") {
    CHECK(at_least(0, 0) == 0);
    CHECK(at_most(0, 0) == 1);
    CHECK(at_least(8, 10) == doctest::Approx(0.5408).epsilon(0.001));
    CHECK(at_most(8, 10) == doctest::Approx(0.9305).epsilon(0.001));
    REQUIRE(rc::check("share between its bounds", [] {
        auto const all = *rc::gen::inRange(1, 10'000);
        auto const some = *rc::gen::inRange(0, all + 1);
        double const share = static_cast<double>(some) / all;
        RC_ASSERT(at_least(some, all) <= share + 1e-12);
        RC_ASSERT(at_most(some, all) >= share - 1e-12);
        RC_ASSERT(at_least(10.0 * some, 10.0 * all) >= at_least(some, all) - 1e-12);
    }));
}

TEST_CASE("Fisher's test as in its first example: a lady who knows four cups of eight") {
    Urn const urn(100);
    CHECK(urn.at_least(4, 4, 4, 8) == doctest::Approx(1.0 / 70));
    CHECK(urn.at_least(3, 4, 4, 8) == doctest::Approx(17.0 / 70));
    CHECK(urn.at_least(2, 4, 4, 8) == 1);
    CHECK(urn.few(0, 9, 0.4) == doctest::Approx(std::pow(0.6, 9)));
    CHECK(urn.few(1, 2, 0.4) == 1);
}

TEST_CASE("chances taken together: of many that are chance, few are taken") {
    CHECK(taken_up_to({}, 0.05) == -1);
    CHECK(taken_up_to({0.2, 0.04}, 0.05) == -1);
    CHECK(taken_up_to({0.01, 0.03, 0.9}, 0.05) == 0.03);
    CHECK(above(1.6448536) == doctest::Approx(0.05));
    CHECK(squares_above(100, 100) == doctest::Approx(0.48).epsilon(0.02));
    CHECK(squares_above(124.3, 100) == doctest::Approx(0.05).epsilon(0.02));
}

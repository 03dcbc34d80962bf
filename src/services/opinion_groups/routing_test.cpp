// The next statement: who is asked what, as an invariant of many draws.
#include "services/opinion_groups/routing.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <span>
#include <vector>

#include "services/opinion_groups/made_dialogue.h"

using namespace opinion_groups;

namespace {

/// How far counts of draws are from their weights, as a sum of squares in units of their variance.
double apart(std::vector<double> const& weights, std::vector<int> const& counts, int draws) {
    double total = 0, sum = 0;
    for (double const weight : weights) total += weight;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) continue;
        double const expected = draws * weights[i] / total;
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
}

Result result_of(MadeDialogue const& made) {
    return analyse(made.participants, made.states, made.votes, {}).value();
}

}

TEST_CASE("statements come as often as they weigh") {
    auto made = made_dialogue({.people = 80, .statements = 12, .groups = 2});
    // The last three are newer: few have answered them.
    std::erase_if(made.votes, [](Vote const& vote) {
        return vote.statement >= 9 && vote.participant > vote.statement - 9U;
    });
    auto const result = result_of(made);
    std::vector<double> weights;
    for (auto const& statement : result.statements) weights.push_back(statement.priority);
    CHECK(std::set(weights.begin(), weights.end()).size() > 6);
    constexpr int many = 60'000;
    std::vector<int> counts(12);
    Draws draws(7);
    for (int i = 0; i < many; ++i) ++counts[*drawn(weights, draws.next())];
    // Eleven degrees of freedom: above 31.3 once in a thousand; the draws are always the same.
    CHECK(apart(weights, counts, many) < 31.3);
    // Were all weights the same (as they were in Polis for 16 months), this would be far off.
    CHECK(apart(std::vector<double>(12, 1), counts, many) > 1000);
}

TEST_CASE("nobody is asked what they have answered, nor what is moderated out") {
    REQUIRE(rc::check("the next is open", [] {
        auto const statements = *rc::gen::inRange<std::size_t>(1, 20);
        auto made = made_dialogue({.people = 10, .statements = statements});
        for (auto& state : made.states)
            state = *rc::gen::element(StatementState::active, StatementState::moderated_out,
                                      StatementState::background);
        auto const result = result_of(made);
        bool answered[20] = {};
        bool left = false;
        for (std::size_t i = 0; i < statements; ++i) {
            answered[i] = *rc::gen::arbitrary<bool>();
            left |= !answered[i] && made.states[i] != StatementState::moderated_out;
        }
        auto const next = next_statement(result, made.states, std::span(answered, statements),
                                         *rc::gen::arbitrary<std::uint64_t>());
        RC_ASSERT(next.has_value() == left);
        if (next) {
            RC_ASSERT(!answered[*next]);
            RC_ASSERT(made.states[*next] != StatementState::moderated_out);
        }
    }));
}

TEST_CASE("a new statement soon gets its first answers, and weighs less with each") {
    CHECK(priority({}, 0) > priority({.agree = 20, .disagree = 20}, 0) * 15);
    for (unsigned answers = 2; answers < 12; ++answers)
        CHECK(priority({.agree = answers, .disagree = answers}, 1) >
              priority({.agree = answers + 1, .disagree = answers + 1}, 1));
    // Passes make it sink, and so does that nobody agrees; what divides people rises.
    CHECK(priority({.agree = 10, .pass = 10}, 0) < priority({.agree = 10, .disagree = 10}, 0));
    CHECK(priority({.disagree = 20}, 0) < priority({.agree = 20}, 0));
    CHECK(priority({.agree = 20}, 2) > priority({.agree = 20}, 0));
}

TEST_CASE("a statement added since the last result is asked as a new one") {
    auto const made = made_dialogue({.people = 20, .statements = 5});
    auto const result = result_of(made);
    auto states = made.states;
    states.push_back(StatementState::active);
    bool const answered[] = {true, true, true, true, true, false};
    CHECK(next_statement(result, states, answered, 12345) == 5);
    CHECK(!drawn({}, 1));
    CHECK(!drawn(std::vector<double>{0, 0}, 1));
    CHECK(drawn(std::vector<double>{0, 1, 0}, ~std::uint64_t{0}) == 1);
}

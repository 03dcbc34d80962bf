// Answers one by one give what all of them together give, and a sample stands for all.
#include "services/opinion_groups/running.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "services/opinion_groups/made_dialogue.h"
#include "services/opinion_groups/stability.h"

using namespace opinion_groups;

TEST_CASE("vote by vote the result is that of all votes") {
    REQUIRE(rc::check("to the last bit", [] {
        auto made = made_dialogue({.people = *rc::gen::inRange<std::size_t>(1, 40),
                                   .statements = *rc::gen::inRange<std::size_t>(1, 15),
                                   .groups = 2,
                                   .seen = 0.8,
                                   .seed = *rc::gen::inRange<std::uint64_t>(0, 99)});
        auto const many = made.votes.size();
        // Some change their minds.
        for (std::size_t i = 0; i < many; i += 4) {
            auto vote = made.votes[i];
            vote.answer = *rc::gen::element(Answer::agree, Answer::pass, Answer::disagree);
            vote.when = *rc::gen::inRange<std::int64_t>(0, 1000);
            made.votes.push_back(vote);
        }
        made.states.back() = StatementState::moderated_out;
        Running running{Parameters()};
        for (std::size_t i = 0; i < made.states.size(); ++i) running.add_statement();
        for (auto const& vote : made.votes) RC_ASSERT(running.add(vote).has_value());
        running.set_state(made.states.size() - 1, StatementState::moderated_out);
        auto const one = running.result();
        auto const all = analyse(one.participants.size(), made.states, made.votes, {}).value();
        RC_ASSERT(one.finding == all.finding);
        for (std::size_t i = 0; i < one.participants.size(); ++i)
            RC_ASSERT(one.participants[i].place == all.participants[i].place);
        for (std::size_t i = 0; i < one.statements.size(); ++i) {
            RC_ASSERT(one.statements[i].all == all.statements[i].all);
            RC_ASSERT(one.statements[i].priority == all.statements[i].priority);
        }
    }));
}

TEST_CASE("an answer to a statement that is not there is refused and changes nothing") {
    Running running{Parameters()};
    running.add_statement();
    CHECK(running.add({0, 1, Answer::agree, 0}).error().why == Refusal::no_such_statement);
    CHECK(running.add({most_participants, 0, Answer::agree, 0}).error().why ==
          Refusal::too_many_participants);
    CHECK(running.result().participants.empty());
}

TEST_CASE("groups that are there stay in samples, and samples are always the same") {
    auto const made =
        made_dialogue({.people = 120, .statements = 25, .groups = 2, .seen = 0.8, .noise = 0.1});
    auto const stable = [&] {
        return stability(made.participants, made.states, made.votes, {}, {.samples = 20}).value();
    };
    auto const once = stable();
    CHECK(once.likeness == stable().likeness);
    CHECK(once.median > 0.95);
    CHECK(once.found > 0.95);
    double most = 0;
    for (auto const& statement : once.representative)
        for (double const share : statement) most = std::max(most, share);
    CHECK(most > 0.9);
    auto const none = made_dialogue({.people = 120, .statements = 25, .crowd = Crowd::random});
    CHECK(stability(120, none.states, none.votes, {}).value().likeness.empty());
}

TEST_CASE("the adjusted Rand index") {
    std::vector<std::size_t> const one{0, 0, 0, 1, 1, 1}, renamed{2, 2, 2, 0, 0, 0};
    std::vector<std::size_t> const other{0, 0, 1, 1, 2, 2}, together(6, 0);
    CHECK(adjusted_rand_index(one, one) == 1);
    CHECK(adjusted_rand_index(one, renamed) == 1);
    CHECK(adjusted_rand_index(one, other) == doctest::Approx(0.2424).epsilon(0.001));
    CHECK(adjusted_rand_index(one, together) == 0);
    CHECK(adjusted_rand_index(together, together) == 1);
}

TEST_CASE("two people who differ in one direction only have a place in it") {
    auto const made = made_dialogue({.people = 2, .statements = 6, .groups = 2});
    for (auto const method : {Method::ours, Method::polis}) {
        auto const result = analyse(2, made.states, made.votes, {.method = method}).value();
        for (auto const& person : result.participants) {
            CHECK(std::isfinite(person.place.x));
            CHECK(person.place.y == 0);
        }
    }
}

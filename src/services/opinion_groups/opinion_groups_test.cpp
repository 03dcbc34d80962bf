// The same votes give the same groups; odd dialogues give clear answers.
#include "services/opinion_groups/opinion_groups.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "services/opinion_groups/made_dialogue.h"
#include "services/opinion_groups/stability.h"

using namespace opinion_groups;

namespace {

Result result_of(MadeDialogue const& made, Parameters const& parameters = {}) {
    auto result = analyse(made.participants, made.states, made.votes, parameters);
    REQUIRE(result);
    return std::move(*result);
}

/// Two dialogues' results are the same to the last bit, when participant i of the first is
/// `number[i]` of the second.
bool same(Result const& left, Result const& right, std::vector<std::size_t> const& number) {
    if (left.finding != right.finding || left.groups.size() != right.groups.size()) return false;
    for (std::size_t i = 0; i < left.participants.size(); ++i) {
        auto const& other = right.participants[number[i]];
        if (left.participants[i].place != other.place || left.participants[i].group != other.group)
            return false;
    }
    for (std::size_t i = 0; i < left.statements.size(); ++i) {
        auto const &one = left.statements[i], &other = right.statements[i];
        if (one.groups != other.groups || one.priority != other.priority ||
            one.consensus_agree != other.consensus_agree)
            return false;
    }
    return left.consensus == right.consensus && left.bridging == right.bridging &&
           left.evidence.silhouettes == right.evidence.silhouettes;
}

std::vector<std::size_t> numbers(std::size_t many) {
    std::vector<std::size_t> made(many);
    std::iota(made.begin(), made.end(), 0);
    return made;
}

rc::Gen<MadeDialogue> dialogues() {
    return rc::gen::exec([] {
        auto const groups = *rc::gen::inRange<std::size_t>(1, 4);
        auto const people = *rc::gen::inRange<std::size_t>(0, 60);
        auto const statements = *rc::gen::inRange<std::size_t>(1, 25);
        return made_dialogue({.people = people,
                              .statements = statements,
                              .groups = groups,
                              .seen = 0.7,
                              .seed = *rc::gen::inRange<std::uint64_t>(0, 1000)});
    });
}

rc::Gen<Method> methods() { return rc::gen::element(Method::ours, Method::polis); }

void shuffle(std::vector<std::size_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
}

constexpr auto both = {Method::ours, Method::polis};

}

TEST_CASE("the order of votes, who has which number and votes given twice change nothing") {
    REQUIRE(rc::check("the same bits", [] {
        auto const made = *dialogues();
        Parameters const parameters{.method = *methods()};
        auto const before = result_of(made, parameters);
        auto order = numbers(made.votes.size()), number = numbers(made.participants);
        shuffle(order);
        shuffle(number);
        auto other = made;
        other.votes.clear();
        for (auto const at : order) {
            auto vote = made.votes[at];
            vote.participant = static_cast<std::uint32_t>(number[vote.participant]);
            other.votes.push_back(vote);
            if (at % 3 == 0) other.votes.push_back(vote);
        }
        RC_ASSERT(same(before, result_of(other, parameters), number));
    }));
}

TEST_CASE("a hundred answers by one person to one statement count as the last of them") {
    auto made = made_dialogue({.people = 30, .statements = 12, .groups = 2});
    auto const before = result_of(made);
    auto const last = made.votes.front();
    for (int i = 1; i <= 100; ++i)
        made.votes.push_back(
            {last.participant, last.statement, i % 2 == 0 ? Answer::agree : Answer::disagree, -i});
    CHECK(same(before, result_of(made), numbers(30)));
    made.votes.push_back({last.participant, last.statement, Answer::pass, last.when + 1});
    auto const after = result_of(made);
    CHECK(after.statements[last.statement].all.pass ==
          before.statements[last.statement].all.pass + (last.answer == Answer::pass ? 0 : 1));
}

TEST_CASE("groups that were put there are found, and how many there are") {
    for (std::size_t const many : {2, 3})
        for (auto const method : both) {
            auto const made = made_dialogue(
                {.people = 160, .statements = 40, .groups = many, .seen = 0.8, .noise = 0.1});
            auto const result = result_of(made, {.method = method});
            CAPTURE(many);
            CHECK(result.finding == Finding::groups);
            CHECK(result.groups.size() == many);
            std::vector<std::size_t> found;
            for (auto const& one : result.participants) found.push_back(one.group.value_or(many));
            CHECK(adjusted_rand_index(found, made.group_of) > 0.95);
        }
}

TEST_CASE("where people differ without falling into groups, ours finds none") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        for (auto const kind : {Crowd::random, Crowd::spread, Crowd::middle}) {
            auto const made = made_dialogue(
                {.people = 400, .statements = 30, .seen = 0.7, .seed = seed, .crowd = kind});
            CHECK(result_of(made).finding == Finding::no_clear_groups);
        }
    }
}

TEST_CASE("odd dialogues have a clear result") {
    struct Odd {
        char const* what;
        MadeDialogue made;
        Finding expected;
    };
    auto everybody_agrees = made_dialogue({.people = 40, .statements = 10});
    for (auto& vote : everybody_agrees.votes) vote.answer = Answer::agree;
    auto all_pass = everybody_agrees;
    for (auto& vote : all_pass.votes) vote.answer = Answer::pass;
    auto const few = made_dialogue({.people = 3, .statements = 10, .groups = 2});
    for (auto const& [what, made, expected] : std::vector<Odd>{
             {"nothing at all", {}, Finding::too_little},
             {"no votes",
              {.participants = 20, .states = {5, StatementState::active}},
              Finding::too_little},
             {"one voter", made_dialogue({.people = 1, .statements = 10}), Finding::too_little},
             {"one statement", made_dialogue({.people = 50, .statements = 1}), Finding::too_little},
             {"everybody agrees", everybody_agrees, Finding::no_clear_groups},
             {"all pass", all_pass, Finding::no_clear_groups},
             {"three people", few, Finding::too_little}}) {
        CAPTURE(what);
        auto const result = result_of(made);
        CHECK(result.finding == expected);
        CHECK(result.groups.empty());
        for (auto const method : both) {
            auto const one = result_of(made, {.method = method});
            for (auto const& person : one.participants)
                CHECK((std::isfinite(person.place.x) && std::isfinite(person.place.y)));
            for (auto const& statement : one.statements) CHECK(std::isfinite(statement.priority));
        }
    }
}

TEST_CASE("what is moderated out keeps its votes and places nobody") {
    auto made = made_dialogue({.people = 60, .statements = 20, .groups = 2});
    auto without = made;
    std::erase_if(without.votes, [](Vote const& vote) { return vote.statement == 3; });
    made.states[3] = without.states[3] = StatementState::moderated_out;
    auto const result = result_of(made), other = result_of(without);
    CHECK(result.statements[3].all.all() > 0);
    CHECK(result.statements[3].priority == 0);
    CHECK(other.statements[3].all.all() == 0);
    for (std::size_t i = 0; i < made.participants; ++i)
        CHECK(result.participants[i].place == other.participants[i].place);
    for (auto const& group : result.groups)
        for (auto const& one : group.representative) CHECK(one.statement != 3);
    for (auto const& one : result.consensus) CHECK(one.statement != 3);
    // With every statement out there is nothing left to tell groups by.
    made.states.assign(20, StatementState::moderated_out);
    CHECK(result_of(made).finding == Finding::too_little);
}

TEST_CASE("votes that cannot be counted are named") {
    std::vector<StatementState> const states(3, StatementState::active);
    auto const refusal = [&](Vote const& vote) {
        auto const result =
            analyse(2, states, std::vector<Vote>{{0, 0, Answer::agree, 0}, vote}, {});
        REQUIRE(!result);
        CHECK(result.error().vote == 1);
        return result.error().why;
    };
    CHECK(refusal({0, 3}) == Refusal::no_such_statement);
    CHECK(refusal({2, 0}) == Refusal::no_such_participant);
    CHECK(refusal({0, 0, static_cast<Answer>(2)}) == Refusal::no_such_answer);
    CHECK(analyse(most_participants + 1, states, {}, {}).error().why ==
          Refusal::too_many_participants);
}

TEST_CASE("no group is smaller than allowed") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        auto const made = made_dialogue(
            {.people = 40, .statements = 20, .groups = 6, .noise = 0.05, .seed = seed});
        for (auto const& group : result_of(made, {.smallest_group = 9}).groups)
            CHECK(group.members.size() >= 9);
    }
}

TEST_CASE("with one group at most there are no groups") {
    auto const made = made_dialogue({.people = 40, .statements = 12, .groups = 2});
    for (auto const method : both)
        CHECK(result_of(made, {.method = method, .most_groups = 1}).groups.empty());
}

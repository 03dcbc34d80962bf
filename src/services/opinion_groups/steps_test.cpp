// The steps between votes and groups, one by one.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "services/opinion_groups/computing.h"
#include "services/opinion_groups/grouping.h"
#include "services/opinion_groups/made_dialogue.h"
#include "services/opinion_groups/placing.h"
#include "services/opinion_groups/polis.h"

using namespace opinion_groups;

namespace {

Tally tally_of(MadeDialogue const& made) {
    return tallied(ballots(made.participants, made.states, made.votes).value());
}

double connection(MadeDialogue const& made) {
    auto const tally = tally_of(made);
    std::vector<double> means;
    for (auto const& count : tally.counts) means.push_back(mean(count));
    return connection_by_chance(tally.ballots, tally.counts, tally.connections, means);
}

std::vector<Place> along(std::vector<std::pair<double, int>> const& heaps) {
    std::vector<Place> places;
    for (auto const& [x, many] : heaps) places.insert(places.end(), many, {x, 0});
    return places;
}

}

TEST_CASE("of two answers at the same time the lower counts, whichever comes first") {
    std::vector<StatementState> const states(1, StatementState::active);
    Vote const agree{0, 0, Answer::agree, 5}, pass{0, 0, Answer::pass, 5};
    for (auto const& votes : {std::vector{agree, pass}, std::vector{pass, agree}})
        CHECK(ballots(1, states, votes).value().rows[0] == Row{{0, 0}});
}

TEST_CASE("answers that say nothing about each other are told from those that do") {
    int taken = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        taken += connection(made_dialogue({.people = 150,
                                           .statements = 12,
                                           .seen = 0.6,
                                           .seed = seed,
                                           .crowd = Crowd::random})) < 0.05
                     ? 1
                     : 0;
    // Two are expected.
    CHECK(taken <= 6);
    CHECK(connection(made_dialogue(
              {.people = 150, .statements = 12, .groups = 2, .seen = 0.6, .seed = 1})) < 1e-6);
    CHECK(connection(made_dialogue({.people = 10, .statements = 12, .groups = 2})) == 1);
}

TEST_CASE("independent answers to two statements make heaps, but no groups") {
    // Everybody stands on one of few places, with nothing between.
    auto const made =
        made_dialogue({.people = 300, .statements = 2, .noise = 0.5, .crowd = Crowd::random});
    auto const result = analyse(300, made.states, made.votes, {}).value();
    CHECK(result.evidence.connection > 0.05);
    CHECK(result.finding == Finding::no_clear_groups);
}

TEST_CASE("a gap is fewer people between than in the smaller group's middle") {
    Place const left{0, 0}, right{6, 0};
    CHECK(gap_by_chance(left, right, along({{0, 50}, {6, 20}})) < 1e-4);
    CHECK(gap_by_chance(left, right, along({{0, 50}, {3, 20}, {6, 20}})) > 0.5);
    CHECK(gap_by_chance(left, right, along({{0, 50}, {3, 2}, {6, 30}})) < 0.001);
    CHECK(gap_by_chance(left, right, along({{0, 500}, {3, 3}, {6, 3}})) > 0.1);
    CHECK(gap_by_chance(left, left, along({{0, 50}})) == 1);
}

TEST_CASE("without an answer one stands where one would stand had one not given it") {
    auto const made = made_dialogue({.people = 40, .statements = 12, .groups = 2, .seen = 0.7});
    auto const tally = tally_of(made);
    auto const found = components(tally.ballots, tally.counts, tally.connections, Method::ours);
    Placement const placement(found, made.states, tally.counts, Method::ours);
    for (auto const& row : tally.ballots.rows) {
        auto const standing = placement.standing(row);
        double const shorter = placement.stretch(standing.answers - 1, placement.statements() - 1);
        for (auto const& cell : row) {
            auto rest = row;
            std::erase(rest, cell);
            auto const other = placement.standing(rest);
            auto const place = placement.place_without(standing, cell, shorter);
            CHECK(place.x == doctest::Approx(shorter * other.x).epsilon(1e-4).scale(1));
            CHECK(place.y == doctest::Approx(shorter * other.y).epsilon(1e-4).scale(1));
        }
    }
}

TEST_CASE("D1.2: too few answered enough, so the most active come along up to fifteen") {
    Ballots made{std::vector(20, StatementState::active)};
    for (std::uint32_t person = 0; person < 30; ++person) {
        Row row;
        // Two with eight answers, the others with one to six.
        auto const many = person < 2 ? 8 : 1 + person % 6;
        for (std::uint32_t i = 0; i < many; ++i) row.push_back({(person + 3 * i) % 20, 1});
        std::ranges::sort(row);
        made.rows.push_back(row);
    }
    auto const in = clustered_by_polis(made, counted(made), {});
    CHECK(std::ranges::count(in, true) == 15);
    std::size_t least_in = 100, most_out = 0;
    for (std::size_t i = 0; i < in.size(); ++i) {
        auto const many = made.rows[i].size();
        if (in[i]) least_in = std::min(least_in, many);
        else most_out = std::max(most_out, many);
    }
    CHECK(in[0]);
    CHECK(least_in >= most_out);
}

// The steps in their order: directions, places, groups, figures, lists.
#include "services/opinion_groups/computing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "services/opinion_groups/components.h"
#include "services/opinion_groups/figures.h"
#include "services/opinion_groups/grouping.h"
#include "services/opinion_groups/placing.h"
#include "services/opinion_groups/polis.h"
#include "services/opinion_groups/representative.h"

namespace opinion_groups {

namespace {

/// One dialogue on its way to a result.
class Computing {
public:
    Computing(Tally const& tally, Parameters const& parameters)
        : tally_(tally),
          parameters_(parameters),
          components_(
              components(tally.ballots, tally.counts, tally.connections, parameters.method)),
          placement_(components_, tally.ballots.states, tally.counts, parameters.method) {}

    Result result() {
        result_.statements.resize(tally_.ballots.states.size());
        place_everybody();
        if (parameters_.method == Method::polis) group_by_polis();
        else group();
        count_groups(tally_.ballots, result_);
        figures();
        return std::move(result_);
    }

private:
    void place_everybody();
    void group();
    void group_by_polis();
    void make_groups(std::vector<Place> const& centres, std::vector<std::size_t> const& of);
    void figures();
    std::vector<Place> places_of(std::vector<std::size_t> const& people) const;
    std::vector<bool> grouped_people() const;

    Tally const& tally_;
    Parameters const& parameters_;
    Components const components_;
    Placement const placement_;
    std::vector<Standing> standings_ = {};
    std::vector<std::size_t> people_ = {};  ///< Those who may be in a group.
    Result result_ = {};
};

void Computing::place_everybody() {
    auto const& rows = tally_.ballots.rows;
    result_.participants.resize(rows.size());
    standings_.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        standings_[i] = placement_.standing(rows[i]);
        result_.participants[i] = {rows[i].size(), placement_.place(standings_[i])};
    }
    if (components_.total > 0)
        for (std::size_t k = 0; k < 2; ++k)
            result_.explained[k] = components_.strength[k] / components_.total;
}

std::vector<Place> Computing::places_of(std::vector<std::size_t> const& people) const {
    std::vector<Place> places(people.size());
    std::ranges::transform(people, places.begin(),
                           [&](auto person) { return result_.participants[person].place; });
    return places;
}

void Computing::group() {
    auto const least = std::min(parameters_.least_answers, placement_.statements());
    for (std::size_t i = 0; i < standings_.size(); ++i)
        if (standings_[i].answers > 0 && standings_[i].answers >= least) people_.push_back(i);
    auto const places = places_of(people_);
    auto grouping = Grouping();
    // Answers to one statement are an answer, no opinion that holds together.
    if (placement_.statements() >= 2)
        grouping = grouped(places,
                           connection_by_chance(tally_.ballots, tally_.counts, tally_.connections,
                                                components_.mean),
                           parameters_);
    result_.finding = grouping.finding;
    result_.evidence = std::move(grouping.evidence);
    std::vector<std::size_t> of(people_.size());
    for (std::size_t i = 0; i < of.size() && !grouping.centres.empty(); ++i)
        of[i] = nearest(grouping.centres, places[i]);
    make_groups(grouping.centres, of);
}

void Computing::group_by_polis() {
    auto const in = clustered_by_polis(tally_.ballots, tally_.counts, parameters_);
    for (auto const person : order_by_answers(tally_.ballots.rows))
        if (in[person]) people_.push_back(person);
    auto const groups = grouped_by_polis(places_of(people_), parameters_);
    result_.finding = groups.centres.empty() ? Finding::too_little : Finding::groups;
    result_.evidence = {1, groups.silhouette, 1, groups.silhouettes};
    make_groups(groups.centres, groups.of);
}

/// Numbers the groups by size, then by place, and tells their members.
void Computing::make_groups(std::vector<Place> const& centres, std::vector<std::size_t> const& of) {
    std::vector<std::size_t> sizes(centres.size()), order(centres.size()), number(centres.size());
    if (!centres.empty())
        for (auto const group : of) ++sizes[group];
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](auto group) {
        return std::tuple(-static_cast<std::int64_t>(sizes[group]), centres[group].x,
                          centres[group].y);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        number[order[i]] = i;
        result_.groups.push_back({on_grid(centres[order[i]])});
    }
    for (std::size_t i = 0; i < people_.size() && !centres.empty(); ++i) {
        result_.participants[people_[i]].group = number[of[i]];
        result_.groups[number[of[i]]].members.push_back(people_[i]);
    }
    for (auto& group : result_.groups) std::ranges::sort(group.members);
}

std::vector<bool> Computing::grouped_people() const {
    std::vector<bool> in(result_.participants.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = result_.participants[i].group.has_value();
    return in;
}

void Computing::figures() {
    auto const& states = tally_.ballots.states;
    for (std::size_t i = 0; i < states.size(); ++i) {
        auto& statement = result_.statements[i];
        statement.all = tally_.counts[i];
        statement.place = placement_.of_statement(i);
        statement.extremity = std::hypot(statement.place.x, statement.place.y);
        weigh(statement, states[i], parameters_.method);
    }
    if (parameters_.method == Method::polis) {
        find_representative_by_polis(result_, states);
        list_majority(result_, states);
    } else {
        std::vector<Place> centres;
        for (auto const& group : result_.groups) centres.push_back(group.centre);
        if (!centres.empty())
            find_representative(result_,
                                counted_without_own(tally_.ballots, placement_, standings_,
                                                    grouped_people(), centres),
                                states, parameters_);
        list_consensus(result_, states);
    }
    list_bridging(result_, states);
}

}

Tally tallied(Ballots ballots) {
    Tally tally{std::move(ballots)};
    tally.counts = counted(tally.ballots);
    if (tally.ballots.states.size() <= Connections::most_statements) {
        tally.connections.grow(tally.ballots.states.size());
        for (auto const& row : tally.ballots.rows) tally.connections.add(row);
    }
    return tally;
}

Result computed(Tally const& tally, Parameters const& parameters) {
    return Computing(tally, parameters).result();
}

std::expected<Result, Mistake> analyse(std::size_t participants,
                                       std::span<StatementState const> statements,
                                       std::span<Vote const> votes, Parameters const& parameters) {
    auto made = ballots(participants, statements, votes);
    if (!made) return std::unexpected(made.error());
    return computed(tallied(std::move(*made)), parameters);
}

}

// Counting, and the figures that unite groups.
#include "services/opinion_groups/figures.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "services/opinion_groups/clusters.h"
#include "services/opinion_groups/routing.h"
#include "services/opinion_groups/statistics.h"

namespace opinion_groups {

namespace {

constexpr std::size_t longest_list = 10;
/// Fewer answers in a group say nothing about it.
constexpr std::uint32_t least_in_group = 3;

Count sum(std::vector<Count> const& counts) {
    Count total;
    for (auto const& count : counts) {
        total.agree += count.agree;
        total.disagree += count.disagree;
        total.pass += count.pass;
    }
    return total;
}

Answer opposite(Answer answer) {
    return answer == Answer::agree ? Answer::disagree : Answer::agree;
}

/// The groups, or everybody as one where there are none.
std::vector<Count> groups_of(Statement const& statement) {
    return statement.groups.empty() ? std::vector{statement.all} : statement.groups;
}

double least_share(std::vector<Count> const& groups, Answer answer) {
    double least = 1;
    for (auto const& count : groups)
        least = std::min(least, at_least(of(count, answer), count.all()));
    return groups.empty() ? 0 : least;
}

bool majority_everywhere(std::vector<Count> const& groups, Answer answer) {
    return std::ranges::all_of(groups, [&](Count const& count) {
        return count.all() >= least_in_group && of(count, answer) * 2 > count.all();
    });
}

void sort_and_cut(std::vector<Listed>& list) {
    std::ranges::stable_sort(list, std::ranges::greater(), &Listed::weight);
    if (list.size() > longest_list) list.resize(longest_list);
}

}

double of(Count const& count, Answer answer) {
    return answer == Answer::agree ? count.agree : count.disagree;
}

Counts counted_without_own(Ballots const& ballots, Placement const& placement,
                           std::vector<Standing> const& standings, std::vector<bool> const& grouped,
                           std::vector<Place> const& centres) {
    Counts counts(ballots.states.size(), std::vector<Count>(centres.size()));
    for (std::size_t person = 0; person < ballots.rows.size(); ++person) {
        if (!grouped[person]) continue;
        for (auto const& cell : ballots.rows[person]) {
            auto const& standing = standings[person];
            auto const place = placement.places(cell.statement)
                                   ? placement.place_without(standing, cell)
                                   : placement.place(standing);
            add(counts[cell.statement][nearest(centres, place)], cell.answer);
        }
    }
    return counts;
}

void count_groups(Ballots const& ballots, Result& result) {
    for (auto& statement : result.statements) statement.groups.assign(result.groups.size(), {});
    for (std::size_t person = 0; person < ballots.rows.size(); ++person)
        if (auto const group = result.participants[person].group)
            for (auto const& cell : ballots.rows[person])
                add(result.statements[cell.statement].groups[*group], cell.answer);
}

double polis_consensus(std::vector<Count> const& groups, Answer answer) {
    double product = 1;
    for (auto const& count : groups) product *= (of(count, answer) + 1) / (count.all() + 2.0);
    return product;
}

double geometric_consensus(std::vector<Count> const& groups, Answer answer) {
    if (groups.empty()) return 0;
    double logarithms = 0;
    for (auto const& count : groups) {
        double const all = count.all() + 1.0;
        double const with = (of(count, answer) + 0.5) / all;
        double const against = (of(count, opposite(answer)) + 0.5) / all;
        logarithms += std::log(with * (1 - against));
    }
    return std::exp(logarithms / static_cast<double>(groups.size()));
}

void weigh(Statement& statement, StatementState state, Method method) {
    auto const groups = groups_of(statement);
    statement.consensus_agree = geometric_consensus(groups, Answer::agree);
    statement.consensus_disagree = geometric_consensus(groups, Answer::disagree);
    statement.polis_consensus_agree = polis_consensus(groups, Answer::agree);
    statement.polis_consensus_disagree = polis_consensus(groups, Answer::disagree);
    statement.bridging_agree = least_share(statement.groups, Answer::agree);
    statement.bridging_disagree = least_share(statement.groups, Answer::disagree);
    // Polis counts the answers of those who are in a group, ours everybody's.
    auto const answers = method == Method::polis ? sum(statement.groups) : statement.all;
    statement.priority = state == StatementState::active ? priority(answers, statement.extremity)
                         : state == StatementState::background ? background_priority
                                                               : 0;
}

void list_consensus(Result& result, std::vector<StatementState> const& states) {
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i] != StatementState::active) continue;
        auto const& statement = result.statements[i];
        auto const groups = groups_of(statement);
        if (majority_everywhere(groups, Answer::agree))
            result.consensus.push_back({i, Answer::agree, statement.consensus_agree});
        if (majority_everywhere(groups, Answer::disagree))
            result.consensus.push_back({i, Answer::disagree, statement.consensus_disagree});
    }
    sort_and_cut(result.consensus);
}

void list_bridging(Result& result, std::vector<StatementState> const& states) {
    if (result.groups.size() < 2) return;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i] != StatementState::active) continue;
        auto const& statement = result.statements[i];
        if (statement.bridging_agree > 0.5)
            result.bridging.push_back({i, Answer::agree, statement.bridging_agree});
        if (statement.bridging_disagree > 0.5)
            result.bridging.push_back({i, Answer::disagree, statement.bridging_disagree});
    }
    sort_and_cut(result.bridging);
}

}

// Fisher's exact test on counts that a person's own answer did not sort, and Benjamini and
// Hochberg's procedure over all of them.
#include "services/opinion_groups/representative.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "services/opinion_groups/statistics.h"

namespace opinion_groups {

namespace {

constexpr std::size_t longest_list = 7;
/// Of the group and of the others: fewer answers are not compared.
constexpr std::uint32_t least_compared = 5;

struct Candidate {
    std::size_t group = 0;
    Representative representative;
};

Count others(std::vector<Count> const& groups, std::size_t group) {
    Count sum;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == group) continue;
        sum.agree += groups[i].agree;
        sum.disagree += groups[i].disagree;
        sum.pass += groups[i].pass;
    }
    return sum;
}

double chance(Urn const& urn, Count const& own, Count const& rest, Answer answer) {
    auto const hits = static_cast<std::size_t>(of(own, answer));
    auto const marked = hits + static_cast<std::size_t>(of(rest, answer));
    return urn.at_least(hits, own.all(), marked, own.all() + rest.all());
}

/// The least difference of the two shares that the answers fit with (Newcombe 1998).
double certain_difference(Count const& own, Count const& rest, Answer answer) {
    double const inside = of(own, answer), outside = of(rest, answer);
    double const share = inside / own.all(), other = outside / rest.all();
    return share - other -
           std::hypot(share - at_least(inside, own.all()), at_most(outside, rest.all()) - other);
}

std::size_t most_people(Result const& result) {
    std::size_t most = 0;
    for (auto const& statement : result.statements)
        most = std::max<std::size_t>(most, statement.all.all());
    return most;
}

/// The answer of the group to the statement, compared; nothing when too few answered.
std::optional<Candidate> candidate(Result const& result, Counts const& without_own, Urn const& urn,
                                   std::size_t statement, std::size_t group, Answer answer) {
    auto const& groups = result.statements[statement].groups;
    auto const& tested = without_own[statement];
    auto const rest = others(groups, group), tested_rest = others(tested, group);
    for (auto const all : {groups[group].all(), rest.all(), tested[group].all(), tested_rest.all()})
        if (all < least_compared) return {};
    auto const smoothed = [&](Count const& count) {
        return (of(count, answer) + 0.5) / (count.all() + 1.0);
    };
    return Candidate{group,
                     {.statement = statement,
                      .answer = answer,
                      .share = smoothed(groups[group]),
                      .share_of_others = smoothed(rest),
                      .chance = chance(urn, tested[group], tested_rest, answer),
                      .weight = certain_difference(groups[group], rest, answer)}};
}

}

void find_representative(Result& result, Counts const& without_own,
                         std::vector<StatementState> const& states, Parameters const& parameters) {
    if (result.groups.size() < 2) return;
    Urn const urn(most_people(result));
    std::vector<Candidate> candidates;
    std::vector<double> chances;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i] != StatementState::active) continue;
        for (std::size_t group = 0; group < result.groups.size(); ++group)
            for (auto const answer : {Answer::agree, Answer::disagree})
                if (auto one = candidate(result, without_own, urn, i, group, answer)) {
                    chances.push_back(*one->representative.chance);
                    candidates.push_back(*one);
                }
    }
    auto const limit = taken_up_to(std::move(chances), parameters.false_discoveries);
    for (auto const& [group, one] : candidates)
        if (*one.chance <= limit && one.share > 0.5 && one.weight > 0)
            result.groups[group].representative.push_back(one);
    for (auto& group : result.groups) {
        std::ranges::stable_sort(group.representative, std::ranges::greater(),
                                 &Representative::weight);
        if (group.representative.size() > longest_list) group.representative.resize(longest_list);
    }
}

}

// Do answers to one statement say anything about answers to another?
#include <algorithm>
#include <cmath>

#include "services/opinion_groups/grouping.h"
#include "services/opinion_groups/statistics.h"

namespace opinion_groups {

namespace {

/// Below these the squared correlation is no squared normal number.
constexpr std::int32_t least_people = 20;
constexpr double least_variance = 0.15;
/// So many statements are looked at; those with most answers.
constexpr std::size_t most_looked_at = 200;

double variance(Count const& count) {
    if (count.all() == 0) return 0;
    double const average = mean(count);
    return static_cast<double>(count.agree + count.disagree) / count.all() - average * average;
}

std::vector<std::size_t> looked_at(Ballots const& ballots, std::vector<Count> const& counts) {
    auto found = placing(ballots.states, counts);
    std::erase_if(found, [&](auto i) { return variance(counts[i]) < least_variance; });
    std::ranges::stable_sort(
        found, [&](auto left, auto right) { return counts[left].all() > counts[right].all(); });
    if (found.size() > most_looked_at) found.resize(most_looked_at);
    std::ranges::sort(found);
    return found;
}

/// Where pairs are not kept: those of the statements looked at.
Connections pairs_of(Ballots const& ballots, std::vector<std::size_t> const& statements) {
    std::vector<std::int64_t> number(ballots.states.size(), -1);
    for (std::size_t i = 0; i < statements.size(); ++i)
        number[statements[i]] = static_cast<std::int64_t>(i);
    Connections pairs(statements.size());
    for (auto const& row : ballots.rows) {
        Row kept;
        for (auto const& cell : row)
            if (number[cell.statement] >= 0)
                kept.push_back({static_cast<std::uint32_t>(number[cell.statement]), cell.answer});
        pairs.add(kept);
    }
    return pairs;
}

}

double connection_by_chance(Ballots const& ballots, std::vector<Count> const& counts,
                            Connections const& connections, std::vector<double> const& means) {
    auto const statements = looked_at(ballots, counts);
    bool const kept = connections.statements() == ballots.states.size();
    auto const own = kept ? Connections() : pairs_of(ballots, statements);
    double sum = 0, how_many = 0;
    for (std::size_t j = 0; j < statements.size(); ++j)
        for (std::size_t i = 0; i < j; ++i) {
            auto const first = statements[i], second = statements[j];
            auto const& pair = kept ? connections.at(first, second) : own.at(i, j);
            if (pair.both < least_people) continue;
            double const together = pair.product - means[second] * pair.first -
                                    means[first] * pair.second +
                                    means[first] * means[second] * pair.both;
            sum += together * together /
                   (pair.both * variance(counts[first]) * variance(counts[second]));
            ++how_many;
        }
    return squares_above(sum, how_many);
}

}

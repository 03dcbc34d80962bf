// An answer to a pair narrows the difference between the two by its own information.
#include "features/ideas/pairs/choosing.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ideas::pairs {

namespace {

/// A number that nobody foresees, the same each time (the mixing of splitmix64).
std::uint64_t mixed(std::uint64_t seed, Pair const& pair) {
    std::uint64_t x = seed + 0x9e3779b97f4a7c15ULL * (pair.first * 1009 + pair.second + 1);
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// How much the variance of the difference sinks when it is asked once more (one answer adds the
/// information p(1-p) along it: Sherman and Morrison).
double gain(Fit const& fit, Pair const& pair) {
    double const variance = fit.variance_of(pair.first, pair.second);
    double const p = fit.probability(pair.first, pair.second);
    double const information = p * (1 - p);
    return information * variance * variance / (1 + information * variance);
}

}

std::size_t all_pairs(std::size_t things) { return things < 2 ? 0 : things * (things - 1) / 2; }

std::size_t pairs_to_ask(std::size_t things) {
    return std::min(all_pairs(things), std::max<std::size_t>(10, 3 * things));
}

std::optional<Pair> next_pair(std::size_t things, std::span<Comparison const> answers,
                              std::set<Pair> const& seen, std::uint64_t seed) {
    std::map<Pair, int> asked;
    for (auto const& one : answers) ++asked[std::minmax(one.first, one.second)];
    std::vector<std::pair<int, Pair>> left;
    for (std::size_t i = 0; i < things; ++i)
        for (std::size_t j = i + 1; j < things; ++j)
            if (Pair const pair{i, j}; !seen.contains(pair)) {
                auto const found = asked.find(pair);
                left.emplace_back(found == asked.end() ? 0 : found->second, pair);
            }
    if (left.empty()) return std::nullopt;
    int const least = std::ranges::min_element(left)->first;
    auto const known = fit(things, answers);
    // Gains are compared coarsely: what differs little is the seed's to decide.
    std::optional<std::tuple<std::int64_t, std::uint64_t, Pair>> best;
    for (auto const& [times, pair] : left) {
        if (times > least + 1) continue;
        std::tuple const here(static_cast<std::int64_t>(gain(known, pair) * 1000),
                              mixed(seed, pair), pair);
        if (!best || here > *best) best = here;
    }
    return std::get<2>(*best);
}

bool is_turned(Pair const& pair, std::uint64_t seed) { return (mixed(~seed, pair) & 1U) != 0; }

}

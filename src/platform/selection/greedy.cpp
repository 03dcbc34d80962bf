// The order that takes the best buy each time.
#include "platform/selection/buying.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace selection {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max() / 2;

/// Compared without dividing. What costs nothing is the best of buys.
bool is_better(Worth const& left, Worth const& right) {
    auto const a = Wide(left.won) * right.cost, b = Wide(right.won) * left.cost;
    if (a != b) return a > b;
    return left.cost != right.cost ? left.cost < right.cost : left.won > right.won;
}

}

Buying::Buying(std::vector<std::int64_t> const& costs, std::vector<Gain> const& gains,
               std::vector<bool> const& allowed)
    : costs_(costs), gains_(gains), needed_by_(costs.size()) {
    lacking_.reserve(gains.size());
    for (auto const& gain : gains) {
        bool const can_be_won =
            gain.weight > 0 && (allowed.empty() || std::ranges::all_of(gain.needs, [&](auto thing) {
                                    return allowed[thing];
                                }));
        lacking_.push_back(can_be_won ? gain.needs : std::vector<std::uint32_t>());
        if (gain.needs.empty()) won_ += gain.weight;
        for (auto const thing : lacking_.back())
            needed_by_[thing].push_back(static_cast<std::uint32_t>(lacking_.size() - 1));
    }
    counts_.resize(lacking_.size());
    worths_.resize(lacking_.size());
    stale_.assign(lacking_.size(), true);
}

std::optional<Step> Buying::next(std::int64_t enough) {
    std::optional<std::size_t> best;
    Worth most;
    for (std::size_t i = 0; i < lacking_.size(); ++i) {
        if (lacking_[i].empty()) continue;
        if (stale_[i]) worths_[i] = worth(lacking_[i]);
        stale_[i] = false;
        // More than what is missing is worth no more than that.
        Worth const here{.won = std::min(worths_[i].won, enough - won_), .cost = worths_[i].cost};
        if (best && !is_better(here, most)) continue;
        best = i;
        most = here;
    }
    if (!best) return std::nullopt;
    Step step{.things = lacking_[*best], .cost = worths_[*best].cost, .won = worths_[*best].won};
    std::ranges::sort(step.things);
    for (auto const thing : step.things) buy(thing);
    return step;
}

Worth Buying::worth(std::vector<std::uint32_t> const& things) {
    Worth worth;
    touched_.clear();
    for (auto const thing : things) {
        worth.cost += costs_[thing];
        for (auto const i : needed_by_[thing]) {
            if (counts_[i]++ == 0) touched_.push_back(i);
            if (counts_[i] == lacking_[i].size()) worth.won += gains_[i].weight;
        }
    }
    for (auto const i : touched_) counts_[i] = 0;
    return worth;
}

void Buying::buy(std::uint32_t thing) {
    auto const touched = std::exchange(needed_by_[thing], {});
    for (auto const i : touched) {
        std::erase(lacking_[i], thing);
        if (lacking_[i].empty()) won_ += gains_[i].weight;
        stale_[i] = true;
        // Gains that lack less are worth more to all that share a thing with them.
        for (auto const other : lacking_[i]) {
            for (auto const neighbour : needed_by_[other]) stale_[neighbour] = true;
        }
    }
}

std::vector<Step> greedy(Problem const& problem, std::vector<std::uint32_t> const& among) {
    std::vector<bool> allowed(problem.costs.size());
    for (auto const thing : among) allowed.at(thing) = true;
    Buying buying(problem.costs, problem.gains, allowed);
    auto const enough = weight_to_win(problem);
    std::vector<Step> steps;
    while (buying.won() < enough) {
        // The order is one to begin from, whatever comes after: nothing is cut to what is missing.
        auto step = buying.next(no_end);
        if (!step) break;
        steps.push_back(*std::move(step));
    }
    return steps;
}

std::vector<Step> greedy(Problem const& problem) {
    std::vector<std::uint32_t> all(problem.costs.size());
    std::iota(all.begin(), all.end(), 0U);
    return greedy(problem, all);
}

}

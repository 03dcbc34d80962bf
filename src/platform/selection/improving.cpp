// Ruin and recreate: chance that is the same every time.
#include "platform/selection/improving.h"

#include "platform/selection/buying.h"
#include "platform/selection/needless.h"

#include <algorithm>
#include <numeric>

namespace selection {

Improving::Improving(Reduced const& problem)
    : problem_(problem), best_(problem.costs.size()), chance_(20'070'413) {
    std::iota(best_.begin(), best_.end(), 0U);
    cost_ = cost_of(best_);
    try_with({});
}

std::int64_t Improving::cost_of(std::vector<std::uint32_t> const& things) const {
    std::int64_t cost = 0;
    for (auto const thing : things) cost += problem_.costs[thing];
    return cost;
}

std::vector<std::uint32_t> Improving::completed(std::vector<std::uint32_t> const& things,
                                                std::vector<bool> const& allowed) const {
    Buying buying(problem_.costs, problem_.gains, allowed);
    auto all = things;
    for (auto const thing : things) buying.buy(thing);
    while (buying.won() < problem_.to_win) {
        auto const step = buying.next(problem_.to_win);
        if (!step) return best_;  // Without what was not allowed there is no way.
        all.insert(all.end(), step->things.begin(), step->things.end());
    }
    return without_needless(problem_.costs, problem_.gains, problem_.to_win, std::move(all));
}

bool Improving::keep(std::vector<std::uint32_t> const& things) {
    auto const cost = cost_of(things);
    if (cost >= cost_) return false;
    best_ = things;
    cost_ = cost;
    return true;
}

bool Improving::try_with(std::vector<std::uint32_t> const& things) {
    return keep(completed(things, {}));
}

void Improving::vary(int times, std::chrono::steady_clock::time_point until) {
    auto at = best_;
    auto cost = cost_;
    for (int i = 0; i < times && !at.empty() && std::chrono::steady_clock::now() < until; ++i) {
        std::vector<bool> allowed(problem_.costs.size(), true);
        auto rest = at;
        std::ranges::shuffle(rest, chance_);
        auto const most = std::max<std::size_t>(2, rest.size() / 6);
        auto const out = std::min<std::size_t>(rest.size(), 1 + chance_() % most);
        for (std::size_t k = 0; k < out; ++k) {
            // One in two may come back.
            if (chance_() % 2 == 0) allowed[rest.back()] = false;
            rest.pop_back();
        }
        auto next = completed(rest, allowed);
        auto const next_cost = cost_of(next);
        keep(next);
        // A little dearer is followed too, so that it does not stay where it cannot get out.
        if (next_cost <= cost + cost / 200 * static_cast<std::int64_t>(chance_() % 3)) {
            at = std::move(next);
            cost = next_cost;
        }
        if (cost > cost_ + cost_ / 50) {
            at = best_;
            cost = cost_;
        }
    }
}

}

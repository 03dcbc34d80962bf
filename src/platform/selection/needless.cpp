// Takes from a choice, thing by thing, what it can do without.
#include "platform/selection/needless.h"

#include <algorithm>
#include <utility>

namespace selection {

namespace {

bool has_all(std::vector<bool> const& has, Gain const& gain) {
    return std::ranges::all_of(gain.needs, [&](auto thing) { return has[thing]; });
}

}

std::vector<std::uint32_t> without_needless(std::vector<std::int64_t> const& costs,
                                            std::vector<Gain> const& gains, std::int64_t enough,
                                            std::vector<std::uint32_t> things) {
    std::vector<bool> has(costs.size()), won(gains.size());
    for (auto const thing : things) has[thing] = true;
    // What each thing takes with it when it goes: the gains that need it and have not gone yet.
    std::vector<std::vector<std::size_t>> carried(costs.size());
    std::int64_t left = 0;
    for (std::size_t i = 0; i < gains.size(); ++i) {
        won[i] = has_all(has, gains[i]);
        if (!won[i]) continue;
        left += gains[i].weight;
        for (auto const thing : gains[i].needs) carried[thing].push_back(i);
    }
    std::ranges::stable_sort(things, [&](auto a, auto b) { return costs[a] > costs[b]; });
    for (auto const thing : things) {
        std::int64_t lost = 0;
        for (auto const i : carried[thing]) lost += won[i] ? gains[i].weight : 0;
        if (left - lost < enough || (lost > 0 && costs[thing] == 0)) continue;
        for (auto const i : carried[thing]) won[i] = false;
        left -= lost;
        has[thing] = false;
    }
    std::erase_if(things, [&](auto thing) { return !has[thing]; });
    std::ranges::sort(things);
    return things;
}

Choice without_needless(Problem const& problem, Choice choice) {
    return measured(problem, without_needless(problem.costs, problem.gains, weight_to_win(problem),
                                              std::move(choice.things)));
}

}

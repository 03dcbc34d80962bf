// What a problem and a choice amount to.
#include "platform/selection/needless.h"

#include <algorithm>
#include <numeric>

namespace selection {

namespace {

bool is_value(std::int64_t value) { return value >= 0 && value <= most_value; }

bool names_things(Gain const& gain, std::size_t things) {
    std::vector<std::uint32_t> needs = gain.needs;
    std::ranges::sort(needs);
    return std::ranges::adjacent_find(needs) == needs.end() &&
           (needs.empty() || needs.back() < things);
}

}

bool is_sound(Problem const& problem) {
    if (problem.costs.size() > most_things || problem.gains.size() > most_gains ||
        problem.percent < 0 || problem.percent > 100 ||
        !std::ranges::all_of(problem.costs, is_value))
        return false;
    std::size_t needs = 0;
    for (auto const& gain : problem.gains) {
        needs += gain.needs.size();
        if (needs > most_needs || !is_value(gain.weight) ||
            !names_things(gain, problem.costs.size()))
            return false;
    }
    return true;
}

std::int64_t weight_to_win(Problem const& problem) {
    std::int64_t whole = 0;
    for (auto const& gain : problem.gains) whole += gain.weight;
    // A hundredth first: the product would not always fit.
    return whole / 100 * problem.percent + (whole % 100 * problem.percent + 99) / 100;
}

Choice measured(Problem const& problem, std::vector<std::uint32_t> things) {
    std::ranges::sort(things);
    things.erase(std::unique(things.begin(), things.end()), things.end());
    Choice choice{.things = std::move(things)};
    std::vector<bool> has(problem.costs.size());
    for (auto const thing : choice.things) {
        has.at(thing) = true;
        choice.cost += problem.costs[thing];
    }
    for (auto const& gain : problem.gains) {
        if (std::ranges::all_of(gain.needs, [&](auto thing) { return has[thing]; }))
            choice.won += gain.weight;
    }
    return choice;
}

Choice made_of(Problem const& problem, std::vector<Step> const& steps) {
    std::vector<std::uint32_t> things;
    for (auto const& step : steps)
        things.insert(things.end(), step.things.begin(), step.things.end());
    return without_needless(problem, measured(problem, things));
}

}

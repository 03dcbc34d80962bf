// Joins gains that need the same, and things that are needed by the same; takes what costs nothing.
#include "platform/selection/reduced.h"

#include "platform/selection/needless.h"

#include <algorithm>
#include <map>
#include <utility>

namespace selection {

namespace {

using Places = std::vector<std::uint32_t>;

/// Weight by set of needs that cost something.
std::map<Places, std::int64_t> joined_gains(Problem const& problem) {
    std::map<Places, std::int64_t> weights;
    for (auto const& gain : problem.gains) {
        if (gain.weight == 0) continue;
        Places needs;
        for (auto const thing : gain.needs) {
            if (problem.costs[thing] > 0) needs.push_back(thing);
        }
        std::ranges::sort(needs);
        weights[std::move(needs)] += gain.weight;
    }
    return weights;
}

}

Reduced reduced(Problem const& problem) {
    Reduced smaller{.to_win = weight_to_win(problem)};
    for (std::uint32_t thing = 0; thing < problem.costs.size(); ++thing) {
        if (problem.costs[thing] == 0) smaller.for_nothing.push_back(thing);
    }
    auto weights = joined_gains(problem);
    auto const at_once = weights.extract(Places());
    if (at_once) smaller.to_win -= at_once.mapped();

    std::vector<Places> needed_by(problem.costs.size());
    std::uint32_t gains = 0;
    for (auto const& [needs, weight] : weights) {
        for (auto const thing : needs) needed_by[thing].push_back(gains);
        ++gains;
    }
    std::map<Places, std::uint32_t> things;  // By the gains that need them.
    smaller.gains.resize(gains);
    for (std::uint32_t thing = 0; thing < needed_by.size(); ++thing) {
        if (needed_by[thing].empty()) continue;
        auto const place = static_cast<std::uint32_t>(smaller.costs.size());
        auto const [found, is_new] = things.try_emplace(needed_by[thing], place);
        if (is_new) {
            smaller.costs.push_back(0);
            smaller.behind.emplace_back();
            for (auto const gain : needed_by[thing]) smaller.gains[gain].needs.push_back(place);
        }
        smaller.costs[found->second] += problem.costs[thing];
        smaller.behind[found->second].push_back(thing);
    }
    std::size_t at = 0;
    for (auto const& [needs, weight] : weights) smaller.gains[at++].weight = weight;
    return smaller;
}

Choice whole(Problem const& problem, Reduced const& reduced,
             std::vector<std::uint32_t> const& things) {
    Places all = reduced.for_nothing;
    for (auto const thing : things) {
        auto const& behind = reduced.behind.at(thing);
        all.insert(all.end(), behind.begin(), behind.end());
    }
    return without_needless(problem, measured(problem, std::move(all)));
}

}

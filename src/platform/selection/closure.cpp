// The cut, found by Dinic's flow in layers.
#include "platform/selection/closure.h"

#include <algorithm>
#include <limits>

namespace selection {

namespace {

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();
// More than any flow: every cost and weight together stays below 2^122.
constexpr Wide endless = Wide(1) << 125;

}

Closures::Closures(Reduced const& problem) : problem_(problem) {
    auto const gains = static_cast<std::uint32_t>(problem.gains.size());
    auto const things = static_cast<std::uint32_t>(problem.costs.size());
    source_ = gains + things;
    sink_ = source_ + 1;
    from_.resize(sink_ + 1);
    for (std::uint32_t gain = 0; gain < gains; ++gain) connect(source_, gain);
    for (std::uint32_t thing = 0; thing < things; ++thing) connect(gains + thing, sink_);
    for (std::uint32_t gain = 0; gain < gains; ++gain) {
        for (auto const thing : problem.gains[gain].needs) connect(gain, gains + thing);
    }
}

void Closures::connect(std::uint32_t from, std::uint32_t to) {
    from_[from].push_back(static_cast<std::uint32_t>(edges_.size()));
    edges_.push_back({.to = to});
    from_[to].push_back(static_cast<std::uint32_t>(edges_.size()));
    edges_.push_back({.to = from});
}

void Closures::set_rooms(Price price, std::vector<Forced> const& forced) {
    auto const gains = problem_.gains.size(), things = problem_.costs.size();
    for (std::size_t i = 0; i < edges_.size(); i += 2) {
        edges_[i].room = endless;
        edges_[i + 1].room = 0;
    }
    for (std::size_t i = 0; i < gains; ++i)
        edges_[2 * i].room = Wide(price.cost) * problem_.gains[i].weight;
    for (std::size_t i = 0; i < things; ++i) {
        auto const force = forced.empty() ? Forced::free : forced[i];
        auto& room = edges_[2 * (gains + i)].room;
        if (force == Forced::free) room = Wide(price.weight) * problem_.costs[i];
        if (force == Forced::in) room = 0;
    }
}

bool Closures::reach() {
    depth_.assign(from_.size(), unreached);
    depth_[source_] = 0;
    std::vector<std::uint32_t> queue = {source_};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (auto const at : from_[queue[i]]) {
            auto const& edge = edges_[at];
            if (edge.room == 0 || depth_[edge.to] != unreached) continue;
            depth_[edge.to] = depth_[queue[i]] + 1;
            queue.push_back(edge.to);
        }
    }
    return depth_[sink_] != unreached;
}

Wide Closures::push(std::uint32_t node, Wide most) {
    if (node == sink_) return most;
    Wide pushed = 0;
    for (auto& i = next_[node]; i < from_[node].size(); ++i) {
        auto const at = from_[node][i];
        auto& edge = edges_[at];
        if (edge.room == 0 || depth_[edge.to] != depth_[node] + 1) continue;
        auto const through = push(edge.to, std::min(most - pushed, edge.room));
        edge.room -= through;
        edges_[at ^ 1].room += through;
        pushed += through;
        if (pushed == most) return pushed;
    }
    return pushed;
}

Closure Closures::best(Price price, std::vector<Forced> const& forced) {
    set_rooms(price, forced);
    while (reach()) {
        next_.assign(from_.size(), 0);
        push(source_, endless);
    }
    // On the source's side of the cut stands what is worth its price.
    Closure closure;
    auto const gains = static_cast<std::uint32_t>(problem_.gains.size());
    for (std::uint32_t i = 0; i < problem_.costs.size(); ++i) {
        bool const is_in = !forced.empty() && forced[i] == Forced::in;
        if (depth_[gains + i] == unreached && !is_in) continue;
        closure.things.push_back(i);
        closure.cost += problem_.costs[i];
    }
    std::vector<bool> has(problem_.costs.size());
    for (auto const thing : closure.things) has[thing] = true;
    for (auto const& gain : problem_.gains) {
        if (std::ranges::all_of(gain.needs, [&](auto thing) { return has[thing]; }))
            closure.won += gain.weight;
    }
    closure.value = Wide(price.weight) * closure.cost - Wide(price.cost) * closure.won;
    return closure;
}

}

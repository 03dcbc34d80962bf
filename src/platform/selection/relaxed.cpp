// The bound: the line between two choices, one that wins too little and one that wins enough, is
// lowered until no choice lies below it.
#include "platform/selection/relaxed.h"

#include <algorithm>
#include <numeric>

namespace selection {

namespace {

/// Of what every choice with this least value costs at least when it wins enough.
std::int64_t bound_of(Wide value, Price price, std::int64_t to_win) {
    auto const scaled = value + Wide(price.cost) * to_win;
    return static_cast<std::int64_t>(scaled <= 0 ? 0 : (scaled + price.weight - 1) / price.weight);
}

Closure everything(Reduced const& problem) {
    Closure all{.things = std::vector<std::uint32_t>(problem.costs.size())};
    std::iota(all.things.begin(), all.things.end(), 0U);
    all.cost = std::accumulate(problem.costs.begin(), problem.costs.end(), std::int64_t());
    for (auto const& gain : problem.gains) all.won += gain.weight;
    return all;
}

}

Relaxed relaxed(Reduced const& problem, Closures& closures) {
    Relaxed found;
    if (problem.to_win <= 0) return found;
    Closure little, much = everything(problem);
    found.seen.push_back(much.things);
    while (much.won > little.won && much.cost > little.cost) {
        Price price{.cost = much.cost - little.cost, .weight = much.won - little.won};
        auto const common = std::gcd(price.cost, price.weight);
        price = {.cost = price.cost / common, .weight = price.weight / common};
        auto const line = Wide(price.weight) * much.cost - Wide(price.cost) * much.won;
        auto const closure = closures.best(price);
        auto const bound = bound_of(closure.value, price, problem.to_win);
        if (bound >= found.bound) {
            found.bound = bound;
            found.price = price;
        }
        if (closure.value >= line) break;  // Nothing lies below: this is the best price.
        found.seen.push_back(closure.things);
        (closure.won >= problem.to_win ? much : little) = closure;
    }
    return found;
}

std::vector<Forced> settled(Reduced const& problem, Closures& closures, Relaxed const& relaxed,
                            std::int64_t best, std::chrono::steady_clock::time_point until) {
    std::vector<Forced> result(problem.costs.size(), Forced::free), one = result;
    if (relaxed.bound <= 0) return result;
    std::vector<bool> taken(problem.costs.size());
    for (auto const thing : closures.best(relaxed.price).things) taken[thing] = true;
    for (std::size_t i = 0; i < one.size() && std::chrono::steady_clock::now() < until; ++i) {
        // The way that the bound itself went costs no more; only the other can.
        one[i] = taken[i] ? Forced::out : Forced::in;
        auto const value = closures.best(relaxed.price, one).value;
        if (bound_of(value, relaxed.price, problem.to_win) >= best)
            result[i] = taken[i] ? Forced::in : Forced::out;
        one[i] = Forced::free;
    }
    return result;
}

}

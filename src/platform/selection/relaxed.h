// A bound from below without a solver, and what it says of single things. Part of selection.
#pragma once
#include "platform/selection/closure.h"

namespace selection {

struct Relaxed {
    std::int64_t bound = 0;  ///< No choice of the reduced problem that wins enough costs less.
    Price price = {};        ///< At which it was found.
    /// Choices of the reduced problem on the way, of which some win enough and some too little.
    std::vector<std::vector<std::uint32_t>> seen = {};
};

/// The share's price is raised and lowered until what is worth it wins about enough (Lagrange).
/// Exact in whole numbers.
Relaxed relaxed(Reduced const& problem, Closures& closures);

/// By thing, whether a choice that costs less than `best` must or must not have it, as far as the
/// bound can tell. Stops when `until` says so.
std::vector<Forced> settled(Reduced const& problem, Closures& closures, Relaxed const& relaxed,
                            std::int64_t best, std::chrono::steady_clock::time_point until);

}

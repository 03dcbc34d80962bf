// The search for the best choice among all. Part of selection.
#pragma once
#include "platform/selection/closure.h"

#include <functional>

namespace selection {

struct Search {
    Reduced const& problem;
    std::vector<Forced> settled = {};        ///< Holds for choices that cost less than `best`.
    std::vector<std::uint32_t> const& best;  ///< Known already, and kept up to date by `found`.
    std::chrono::steady_clock::time_point until = {};
    /// Hears of things that may be a good beginning.
    std::function<void(std::vector<std::uint32_t> const&)> found = {};
    std::function<void(std::int64_t)> proved = {};  ///< Hears of bounds.
};

/// Floating point is trusted to one part in so many, and bounds are lowered by that.
constexpr std::int64_t exactness = 1'000'000;
inline bool is_proven(std::int64_t bound, std::int64_t best) {
    return best - bound <= best / exactness;
}

/// Searches until it has proved that nothing is cheaper than the best found, or its time is up.
/// Ends the process when GLPK meets what it does not expect.
void branch(Search const& search);

}

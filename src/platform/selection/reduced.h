// The same problem, smaller: without what decides nothing. Part of selection.
#pragma once
#include "platform/selection/selection.h"

namespace selection {

struct Reduced {
    /// Every cost and weight is above 0, every gain needs something no other gain needs in the same
    /// way, no two things are needed by the same gains.
    std::vector<std::int64_t> costs = {};
    std::vector<Gain> gains = {};
    std::int64_t to_win =
        0;  ///< Still, after what is won for nothing; at most 0 when that is enough.
    /// By thing here, those of the whole problem that stand behind it.
    std::vector<std::vector<std::uint32_t>> behind = {};
    std::vector<std::uint32_t> for_nothing =
        {};  ///< Things of the whole problem that cost nothing.
};

Reduced reduced(Problem const& problem);

/// A choice of the reduced problem as one of the whole.
Choice whole(Problem const& problem, Reduced const& reduced,
             std::vector<std::uint32_t> const& things);

}

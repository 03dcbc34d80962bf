// Choices without what they do not need. Part of selection.
#pragma once
#include "platform/selection/selection.h"

namespace selection {

/// The things without those whose loss still leaves `enough` won, dearest first; what costs nothing
/// and wins nothing goes too.
std::vector<std::uint32_t> without_needless(std::vector<std::int64_t> const& costs,
                                            std::vector<Gain> const& gains, std::int64_t enough,
                                            std::vector<std::uint32_t> things);
Choice without_needless(Problem const& problem, Choice choice);

}

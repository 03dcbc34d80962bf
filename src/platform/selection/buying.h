// Buying things, the best set each time. Part of selection.
#pragma once
#include "platform/selection/selection.h"

namespace selection {

/// Weight for cost.
struct Worth {
    std::int64_t won = 0;
    std::int64_t cost = 0;
};

/// What gains still lack, and what it would be worth to buy it. `costs` and `gains` must outlive
/// it.
class Buying {
public:
    /// `allowed` by thing; empty: all are.
    Buying(std::vector<std::int64_t> const& costs, std::vector<Gain> const& gains,
           std::vector<bool> const& allowed = {});

    std::int64_t won() const { return won_; }
    void buy(std::uint32_t thing);

    /// Buys what some gain lacks and is worth most for its cost on the way to `enough`. Nothing
    /// when no gain is left that could be won.
    std::optional<Step> next(std::int64_t enough);

private:
    Worth worth(std::vector<std::uint32_t> const& things);

    std::vector<std::int64_t> const& costs_;
    std::vector<Gain> const& gains_;
    std::vector<std::vector<std::uint32_t>> lacking_ = {};  // By gain; nothing once it is won.
    std::vector<std::vector<std::uint32_t>> needed_by_;     // By thing: gains that lack it.
    std::vector<Worth> worths_ = {};                        // By gain: of what it lacks.
    std::vector<bool> stale_ = {};
    std::vector<std::size_t> counts_ = {};
    std::vector<std::uint32_t> touched_ = {};
    std::int64_t won_ = 0;
};

}

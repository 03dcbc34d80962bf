// Good choices, found by trying. Part of selection.
#pragma once
#include "platform/selection/reduced.h"

#include <random>

namespace selection {

/// Keeps the best choice of a reduced problem that it has seen.
class Improving {
public:
    explicit Improving(Reduced const& problem);

    std::vector<std::uint32_t> const& best() const { return best_; }
    std::int64_t cost() const { return cost_; }

    /// Completes the things to a choice that wins enough, with the best buys, and takes away what
    /// it does not need. Whether that is the best so far.
    bool try_with(std::vector<std::uint32_t> const& things);
    /// Again and again takes some things out of a good choice and completes it anew, so many times
    /// or until `until`.
    void vary(int times, std::chrono::steady_clock::time_point until);

private:
    std::vector<std::uint32_t> completed(std::vector<std::uint32_t> const& things,
                                         std::vector<bool> const& allowed) const;
    std::int64_t cost_of(std::vector<std::uint32_t> const& things) const;
    bool keep(std::vector<std::uint32_t> const& things);

    Reduced const& problem_;
    std::vector<std::uint32_t> best_ = {};
    std::int64_t cost_ = 0;
    std::mt19937 chance_;
};

}

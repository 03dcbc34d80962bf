// The answer to a question: the cheapest choice, the order that takes the best buy each time, and
// what would change the choice.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "features/leverage/weighing.h"

namespace leverage {

/// What was changed to see whether the choice changes with it.
///   share      another share: `value` per cent
///   counted    something else counts: `value` is a By
///   doubled    the barrier `value` costs twice as much
///   without    the choice has to do without the barrier `value`
///   low, high  costs that nobody has told are as low, as high, as the lowest, the highest told
enum class Change : std::uint8_t { share, counted, doubled, without, low, high };

struct Varied {
    Change change = Change::share;
    std::int64_t value = 0;
    selection::Answer answer = {};
};

/// Choices that cost at most so many per cent more than the cheapest one are close to it.
inline constexpr std::int64_t close_per_cent = 10;
/// Of how many barriers of the choice we see what a double cost does, and whether it can do
/// without them.
inline constexpr std::size_t most_doubled = 3, most_without = 8;

struct Found {
    selection::Answer answer = {};
    std::vector<selection::Step> order = {};   ///< The choice, best buy first.
    std::vector<selection::Step> greedy = {};  ///< The best buy each time, until the share is free.
    selection::Choice bought = {};             ///< What that buys, without what it did not need.
    std::vector<Varied> varied = {};
    bool is_whole = true;  ///< False while `varied` is still being worked out.
};

/// What the choice says under one change.
///   needed   every choice that costs close to the cheapest has the barrier
///   spared   one that is close does without it
///   unknown  the search did not get so far
enum class Hold : std::uint8_t { needed, spared, unknown };
Hold hold_of(Found const& found, Varied const& without);

/// What the greedy way costs, with what it turned out not to need.
std::int64_t paid(Found const& found);

/// Barriers of the choice that are chosen whatever of costs and of what counts is changed.
std::vector<std::uint32_t> in_all(Found const& found);

/// Asks the solver twice: for the answer, then for what would change it. Never throws for what
/// becomes of the solver; Throws std::invalid_argument for a question beyond its limits.
/// `first` hears the answer before the rest is worked out.
Found answered(Question const& question, selection::Solver const& solver,
               std::function<void(Found)> const& first = {});
/// Without a solver: the order that takes the best buy each time, and nothing of what would change
/// it.
Found answered_by_order(Question const& question);

}

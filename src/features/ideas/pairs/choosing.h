// Which two things somebody is asked about next. Pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "features/ideas/pairs/bradley_terry.h"

namespace ideas::pairs {

/// Two places, the lower first.
using Pair = std::pair<std::size_t, std::size_t>;

/// How many pairs there are among so many things, and how many of them one is asked about: three
/// for each thing, and never fewer than ten when there are so many.
std::size_t all_pairs(std::size_t things);
std::size_t pairs_to_ask(std::size_t things);

/// The pair that would narrow the intervals most, among those that this person has not seen and
/// that were answered at most once more than the one answered least: so none is asked too often,
/// whatever it would tell. Of equals the seed decides, so that not all begin with the same. Nothing
/// when all were seen.
std::optional<Pair> next_pair(std::size_t things, std::span<Comparison const> answers,
                              std::set<Pair> const& seen, std::uint64_t seed);

/// Whether the higher place is shown first: half of the pairs, another half for each seed, so that
/// nobody wins by standing first.
bool is_turned(Pair const& pair, std::uint64_t seed);

}

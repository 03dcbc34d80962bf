// Sentences of a text, and which of them say the same in a translation.
#pragma once
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace translation {

/// The sentences of a text, in order. What is shorter than a few words goes with what follows.
std::vector<std::string_view> sentences(std::string_view text);

/// Sentences from `begin` to before `end`.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

struct Match {
    Stretch left, right;
    double likeness = 0;
};

/// How alike two stretches are, from 0 to 1.
using Likeness = std::function<double(Stretch left, Stretch right)>;

/// Pairs up the sentences of two texts in order: one with one, one with two, two with two, or with
/// none, so that the likeness of all together is greatest. Only pairs at least this alike are
/// given.
std::vector<Match> matched(std::size_t left, std::size_t right, Likeness const& likeness,
                           double least);

}

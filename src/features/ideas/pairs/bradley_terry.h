// Strengths of things that were compared two at a time, with intervals. Pure functions.
//
// The model is that of R. A. Bradley and M. E. Terry, "Rank analysis of incomplete block designs:
// I. The method of paired comparisons", Biometrika 39 (1952) 324-345: i is chosen before j with the
// probability 1 / (1 + exp(strength j - strength i)).
//   equal     counts as half a choice of each (not Davidson's model with a parameter of its own: the
//             intervals are then rather too wide than too narrow)
//   prior     each thing was also chosen, and passed over, half a time against an imagined thing of
//             strength 0. So the estimate is finite, and one only, also when a thing was always
//             chosen, or the comparisons fall into parts that nothing joins (the same idea as the
//             gamma prior of F. Caron and A. Doucet, "Efficient Bayesian inference for generalized
//             Bradley-Terry models", J. Comput. Graph. Statist. 21 (2012) 174-196).
//   estimate  the maximum of the concave log-posterior, by Newton's method with halved steps. D. R.
//             Hunter, "MM algorithms for generalized Bradley-Terry models", Ann. Statist. 32 (2004)
//             384-406, says when it is unique.
//   interval  from the inverse of the observed Fisher information.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ideas::pairs {

enum class Choice : std::uint8_t { first, second, equal };

/// One answer: the things by their places in the list.
struct Comparison {
    std::size_t first = 0, second = 0;
    Choice choice = Choice::equal;
};

/// How a thing did. Strengths are above or below the mean of all that are compared, which is 0.
struct Standing {
    double strength = 0, low = 0, high = 0;  ///< The interval holds the truth 95 times of 100.
    double chosen = 0;                       ///< How often it was chosen; an equal one counts half.
    std::int64_t compared = 0;
};

struct Fit {
    std::vector<Standing> standings = {};
    /// Of the strengths before their mean is taken away, by rows.
    std::vector<double> covariance = {};
    std::vector<double> raw = {};

    /// The variance of the difference between two strengths.
    double variance_of(std::size_t one, std::size_t other) const;
    /// The probability that one is chosen before the other.
    double probability(std::size_t one, std::size_t other) const;
};

/// How often the imagined thing was met: so many times chosen, and as often passed over.
inline constexpr double prior_weight = 0.5;

/// Throws std::invalid_argument for a place outside the list, and for a thing compared with itself.
Fit fit(std::size_t things, std::span<Comparison const> answers, double prior = prior_weight);

/// From the strongest down; the first of equals first.
std::vector<std::size_t> order_of(Fit const& fit);

/// Things next to each other in the order whose intervals all overlap: their order cannot be told
/// apart. As few groups as hold every such pair, each with two or more, by places.
std::vector<std::vector<std::size_t>> cannot_be_told_apart(Fit const& fit);

}

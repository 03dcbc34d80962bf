// Shares, bounds and chances of counts.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opinion_groups {

/// The least share that `some` of `all` still fits with, one-sided with 95 % certainty (Wilson
/// 1927); 0 of nothing.
double at_least(double some, double all);
/// The greatest such share; 1 of nothing.
double at_most(double some, double all);

/// The chance of a standard normal number above this.
double above(double z);

/// The chance of a sum of so many squared standard normal numbers above this (Wilson and Hilferty
/// 1931).
double squares_above(double sum, double how_many);

/// Chances of drawing without putting back; keeps logarithms of factorials up to `most`.
class Urn {
public:
    explicit Urn(std::size_t most);

    /// The chance that among `drawn` of `all`, of which `marked` are marked, at least `hits` are
    /// (Fisher's exact test, one-sided).
    double at_least(std::size_t hits, std::size_t drawn, std::size_t marked, std::size_t all) const;
    /// The chance of at most `hits` in so many tries with this share.
    double few(std::size_t hits, std::size_t tries, double share) const;

private:
    double choose(std::size_t all, std::size_t some) const;
    std::vector<double> factorials_;
};

/// Which chances are so small that of all taken at most this share is expected to be by chance
/// (Benjamini and Hochberg 1995): the greatest chance still taken, or -1 when none is.
double taken_up_to(std::vector<double> chances, double false_share);

}

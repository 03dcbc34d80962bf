// How fast something spreads, after Bass (1969): some take it up by themselves, the more have it
// the more follow. A fit is a scenario and never a forecast; most histories are too short for one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

namespace adoptions {

struct Bass {
    double market = 0;      ///< M: how many may ever take it up.
    double innovation = 0;  ///< p: takes it up in a period by itself.
    double imitation = 0;   ///< q: follows the others, when all have it.
};

/// How many more take it up in the period after `already` have.
double next_adopters(Bass const& bass, double already);

/// Why nothing is fitted.
///   few_adopters  fewer than five: only the list is shown
///   few_periods   fewer than four
///   no_market     more have it than there are
///   no_sense      the coefficients are of no process that spreads: p ≤ 0, q < 0, or M too small
///   unsteady      without one period or the other the fit makes no sense
enum class NoFit : std::uint8_t { few_adopters, few_periods, no_market, no_sense, unsteady };
std::string_view name(NoFit why);

inline constexpr double fewest_adopters = 5;
inline constexpr std::size_t fewest_periods = 4;
/// From so many periods, the peak among them, the market is fitted too; before, it is the eligible
/// population.
inline constexpr std::size_t periods_for_market = 8;

struct Scenario {
    Bass bass = {};
    bool is_market_fitted = false;
    /// How many in all after 1, 2, … periods more: what the fit says, and the least and most of the
    /// fits that leave one period out.
    std::vector<double> middle = {}, low = {}, high = {};
};

/// `new_adopters` in each period, the first one first; `eligible` could take it up at most.
std::expected<Scenario, NoFit> scenario(std::vector<double> const& new_adopters, double eligible,
                                        std::size_t periods_ahead);

}

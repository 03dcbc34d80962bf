// How many use it, year by year, as a drawing made here: where its points and lines stand. Pure.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "features/adoptions/bass.h"

namespace adoptions {

/// How many began in each year and how many in all, from the first year to the last without gaps.
struct Year {
    int year = 0;
    std::int64_t begun = 0, all = 0;
};
/// `years` are those in which somebody began, in any order; up to `this_year`.
std::vector<Year> by_year(std::vector<int> const& years, int this_year);

/// The scenario from what is known of whole years: its first year is the one after `this_year`, of
/// which what is known already is the least that there can be.
std::expected<Scenario, NoFit> scenario_after(std::vector<Year> const& years, int this_year,
                                              double eligible, std::size_t years_ahead);

struct Label {
    int x = 0, y = 0;
    std::string text = {};
};
struct Curve {
    int width = 640, height = 280;
    std::string line = {};  ///< What has been: a path.
    std::string band = {};  ///< The scenario, as an area; empty without one.
    std::string middle = {};
    std::vector<Label> dots = {};    ///< One for each year, with how many in all.
    std::vector<Label> below = {};   ///< Years.
    std::vector<Label> beside = {};  ///< Of the lines across.
    int left = 0, right = 0;         ///< Of the lines across.
};
Curve drawn(std::vector<Year> const& years, Scenario const* scenario);

}

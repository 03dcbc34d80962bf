// Years go to the right, how many in all upwards.
#include "features/adoptions/curve.h"

#include <algorithm>
#include <cmath>

namespace adoptions {

namespace {

constexpr int left = 44, right = 620, top = 18, bottom = 240;

/// A round step that makes about four lines.
double step_for(double most) {
    double const rough = std::max(most / 4, 1.0),
                 power = std::pow(10, std::floor(std::log10(rough)));
    for (double const times : {1.0, 2.0, 5.0})
        if (rough <= times * power) return times * power;
    return 10 * power;
}

struct Scale {
    std::size_t columns;
    double most;
    int x(std::size_t at) const {
        return columns < 2 ? (left + right) / 2
                           : left +
                                 static_cast<int>(
                                     std::lround((right - left - 20) * static_cast<double>(at) /
                                                 static_cast<double>(columns - 1))) +
                                 10;
    }
    int y(double value) const {
        return bottom - static_cast<int>(std::lround((bottom - top) * value / most));
    }
};

std::string point(char letter, int x, int y) {
    return letter + std::to_string(x) + " " + std::to_string(y);
}

void add_scenario(Curve& curve, Scale const& scale, std::vector<Year> const& years,
                  Scenario const& scenario) {
    auto const last = years.size() - 1;
    auto const from = point('M', scale.x(last), scale.y(static_cast<double>(years.back().all)));
    curve.band = curve.middle = from;
    for (std::size_t i = 0; i < scenario.middle.size(); ++i) {
        curve.middle += point('L', scale.x(last + 1 + i), scale.y(scenario.middle[i]));
        curve.band += point('L', scale.x(last + 1 + i), scale.y(scenario.high[i]));
    }
    for (auto i = scenario.low.size(); i > 0; --i)
        curve.band += point('L', scale.x(last + i), scale.y(scenario.low[i - 1]));
    curve.band += "Z";
}

}

std::vector<Year> by_year(std::vector<int> const& years, int this_year) {
    std::vector<Year> all;
    if (years.empty()) return all;
    auto const last = std::max(this_year, *std::ranges::max_element(years));
    std::int64_t sum = 0;
    for (int year = *std::ranges::min_element(years); year <= last; ++year) {
        auto const begun = std::ranges::count(years, year);
        sum += begun;
        all.push_back({year, begun, sum});
    }
    return all;
}

std::expected<Scenario, NoFit> scenario_after(std::vector<Year> const& years, int this_year,
                                              double eligible, std::size_t years_ahead) {
    std::vector<double> begun;
    // The year that is not over would look like a slowing down.
    for (auto const& one : years)
        if (one.year < this_year) begun.push_back(static_cast<double>(one.begun));
    auto made = scenario(begun, eligible, years_ahead + 1);
    if (!made || years.empty()) return made;
    auto const known = static_cast<double>(years.back().all);
    for (auto* totals : {&made->low, &made->middle, &made->high}) {
        totals->erase(totals->begin());
        for (auto& one : *totals) one = std::max(one, known);
    }
    return made;
}

Curve drawn(std::vector<Year> const& years, Scenario const* scenario) {
    Curve curve{.left = left, .right = right};
    if (years.empty()) return curve;
    auto const ahead = scenario ? scenario->middle.size() : 0;
    double most = static_cast<double>(years.back().all);
    if (scenario && !scenario->high.empty()) most = std::max(most, scenario->high.back());
    double const step = step_for(most);
    Scale const scale{years.size() + ahead, std::ceil(most / step) * step};
    for (double value = 0; value <= scale.most + step / 2; value += step)
        curve.beside.push_back(
            {left - 8, scale.y(value), std::to_string(static_cast<std::int64_t>(value))});
    // Years that would stand in each other are left out.
    auto const every = (scale.columns + 9) / 10;
    for (std::size_t i = 0; i < scale.columns; ++i)
        if (i % every == 0)
            curve.below.push_back({scale.x(i), bottom + 24,
                                   std::to_string(years.front().year + static_cast<int>(i))});
    for (std::size_t i = 0; i < years.size(); ++i) {
        auto const x = scale.x(i), y = scale.y(static_cast<double>(years[i].all));
        curve.line += point(i == 0 ? 'M' : 'L', x, y);
        curve.dots.push_back({x, y, std::to_string(years[i].all)});
    }
    if (scenario) add_scenario(curve, scale, years, *scenario);
    return curve;
}

}

#include "features/dialogues/apart.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace dialogues {

std::vector<Dot> set_apart(std::vector<Dot> dots, long apart, long reach) {
    std::map<std::pair<long, long>, std::vector<std::size_t>> squares;
    for (std::size_t i = 0; i < dots.size(); ++i)
        squares[{dots[i].x / apart, dots[i].y / apart}].push_back(i);
    constexpr double golden_angle = 2 * std::numbers::pi * (2 - std::numbers::phi);
    for (auto const& [square, places] : squares) {
        auto const middle = dots[places.front()];
        auto const last = static_cast<double>(places.size() - 1);
        auto const step =
            std::min(static_cast<double>(apart), static_cast<double>(reach) / std::sqrt(last));
        for (std::size_t n = 1; n < places.size(); ++n) {
            auto const distance = step * std::sqrt(static_cast<double>(n));
            auto const angle = golden_angle * static_cast<double>(n);
            dots[places[n]] = {middle.x + std::lround(distance * std::cos(angle)),
                               middle.y + std::lround(distance * std::sin(angle))};
        }
    }
    return dots;
}

}

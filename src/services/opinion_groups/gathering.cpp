// Places of many people become few points: squares of a grid, made coarser until they are few.
#include "services/opinion_groups/clusters.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "services/opinion_groups/placing.h"

namespace opinion_groups {

namespace {

constexpr std::size_t most_points = 400;
constexpr double finest = 64;  ///< Squares along the longer side.

/// Sums in steps of the places, so that they are exact.
struct Gathered {
    std::int64_t x = 0, y = 0;
    std::uint32_t people = 0;
};

using Squares = std::unordered_map<std::uint64_t, Gathered>;

std::uint64_t key(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) << 32 ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFF);
}

/// The squares of this side that have people, as far as they are few; otherwise nothing.
Squares squares(std::span<Place const> places, Place const& corner, double side) {
    Squares found;
    for (auto const& place : places) {
        auto const x = static_cast<std::int64_t>(std::floor((place.x - corner.x) / side));
        auto const y = static_cast<std::int64_t>(std::floor((place.y - corner.y) / side));
        auto& square = found[key(x, y)];
        square.x += std::llround(place.x / place_step);
        square.y += std::llround(place.y / place_step);
        ++square.people;
        if (found.size() > most_points) return {};
    }
    return found;
}

}

std::vector<Point> gathered(std::span<Place const> places) {
    if (places.empty()) return {};
    auto const [left, right] = std::ranges::minmax(places, {}, &Place::x);
    auto const [lower, upper] = std::ranges::minmax(places, {}, &Place::y);
    Place const corner{left.x, lower.y};
    double const wide = std::max(right.x - left.x, upper.y - lower.y);
    auto found = squares(places, corner, place_step);
    for (double parts = finest; found.empty(); parts *= 0.75)
        found = squares(places, corner, wide / parts);
    std::vector<Point> points;
    points.reserve(found.size());
    for (auto const& [where, square] : found) {
        auto const people = static_cast<double>(square.people);
        points.push_back({{static_cast<double>(square.x) / people * place_step,
                           static_cast<double>(square.y) / people * place_step},
                          square.people});
    }
    // Two squares never have the same mean.
    std::ranges::sort(points, [](Point const& one, Point const& other) {
        return one.place.x != other.place.x ? one.place.x < other.place.x
                                            : one.place.y < other.place.y;
    });
    return points;
}

}

// How far municipalities are from each other.
#include "services/organisations/similar.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "platform/basics/text.h"

namespace organisations {

namespace {

/// Kilometres as the crow flies.
double kilometres(Organisation const& one, Organisation const& other) {
    constexpr double radius = 6371, radian = std::numbers::pi / 180;
    if (!one.latitude || !one.longitude || !other.latitude || !other.longitude)
        return 2 * std::numbers::pi * radius;
    double const south = std::sin((*other.latitude - *one.latitude) * radian / 2);
    double const west = std::sin((*other.longitude - *one.longitude) * radian / 2);
    double const part = south * south + std::cos(*one.latitude * radian) *
                                            std::cos(*other.latitude * radian) * west * west;
    return 2 * radius * std::asin(std::min(1.0, std::sqrt(part)));
}

bool has_size(Organisation const& municipality) {
    return municipality.population.value_or(0) > 0 && municipality.area_km2.value_or(0) > 0;
}

/// How different two municipalities are in size; no unit.
double difference(Organisation const& one, Organisation const& other) {
    auto const population = [](Organisation const& m) {
        return static_cast<double>(*m.population);
    };
    auto const density = [&](Organisation const& m) { return population(m) / *m.area_km2; };
    return std::abs(std::log(population(one) / population(other))) +
           0.5 * std::abs(std::log(density(one) / density(other)));
}

bool is_peer(Organisation const& one, Organisation const& other) {
    return other.kind == Kind::municipality && other.country == one.country && other.id != one.id;
}

}

std::vector<Organisation const*> same_group(Directory const& directory, std::string_view code,
                                            std::string_view country) {
    std::vector<Organisation const*> same;
    auto const* own = directory.municipality(code, country);
    if (!own) return same;
    for (auto const& other : directory.all()) {
        bool const together =
            own->group.empty() ? other.county_code == own->county_code : other.group == own->group;
        if (is_peer(*own, other) && together) same.push_back(&other);
    }
    std::ranges::sort(same, [](auto const* left, auto const* right) {
        return basics::compare_swedish(left->name, right->name) < 0;
    });
    return same;
}

std::vector<Organisation const*> similar_municipalities(Directory const& directory,
                                                        std::string_view code, std::size_t count,
                                                        std::string_view country) {
    struct Candidate {
        bool other_group;
        double distance;
        Organisation const* municipality;
    };
    std::vector<Candidate> candidates;
    auto const* own = directory.municipality(code, country);
    if (!own) return {};
    for (auto const& other : directory.all()) {
        if (!is_peer(*own, other)) continue;
        bool const comparable = has_size(*own) && has_size(other);
        candidates.push_back({other.group != own->group,
                              comparable ? difference(*own, other) : kilometres(*own, other),
                              &other});
    }
    std::ranges::sort(candidates, {}, [](Candidate const& one) {
        return std::tuple(one.other_group, one.distance,
                          std::string_view(one.municipality->municipality_code));
    });
    std::vector<Organisation const*> nearest;
    for (auto const& candidate : candidates)
        if (nearest.size() < count) nearest.push_back(candidate.municipality);
    return nearest;
}

}

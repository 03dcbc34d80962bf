// Two groups are apart when there are fewer people between them than in the smaller one's middle.
#include <algorithm>
#include <cmath>

#include "services/opinion_groups/grouping.h"
#include "services/opinion_groups/statistics.h"

namespace opinion_groups {

namespace {

/// Where the middle held two thirds as many as the smaller side, so many of both would be there.
constexpr double share_between = 0.4;

}

double gap_by_chance(Place const& left, Place const& right, std::span<Place const> people) {
    double const wide = squared_distance(left, right);
    if (wide == 0) return 1;
    std::size_t around_left = 0, between = 0, around_right = 0;
    for (auto const& place : people) {
        double const along =
            ((place.x - left.x) * (right.x - left.x) + (place.y - left.y) * (right.y - left.y)) /
            wide;
        // Each a third of the way wide.
        if (std::abs(along) <= 1.0 / 6) ++around_left;
        else if (std::abs(along - 0.5) <= 1.0 / 6) ++between;
        else if (std::abs(along - 1) <= 1.0 / 6) ++around_right;
    }
    auto const tries = std::min(around_left, around_right) + between;
    return Urn(tries).few(between, tries, share_between);
}

double gaps_by_chance(std::span<Place const> centres, std::span<Place const> people,
                      std::span<std::size_t const> clusters) {
    double greatest = 0;
    for (std::size_t right = 1; right < centres.size(); ++right)
        for (std::size_t left = 0; left < right; ++left) {
            std::vector<Place> both;
            for (std::size_t i = 0; i < people.size(); ++i)
                if (clusters[i] == left || clusters[i] == right) both.push_back(people[i]);
            greatest = std::max(greatest, gap_by_chance(centres[left], centres[right], both));
        }
    return centres.size() < 2 ? 1 : greatest;
}

}

// As many groups as are clearest apart, if any are.
#include "services/opinion_groups/grouping.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace opinion_groups {

namespace {

/// A chance smaller than this is not taken for chance. Several numbers of groups are tried, each
/// with its share of it.
constexpr double significant = 0.05;

/// Fewer than two groups' worth of people cannot be told apart.
bool enough(std::span<Place const> places, Parameters const& parameters) {
    return places.size() >= 2 * std::max<std::size_t>(parameters.smallest_group, 2);
}

struct Tried {
    Clusters clusters;
    double silhouette = 0;
};

/// The division into k, if all groups are large enough.
std::optional<Tried> tried(std::vector<Point> const& points, std::vector<float> const& distances,
                           std::size_t k, Parameters const& parameters) {
    auto clusters = k_means(points, k);
    if (clusters.centres.size() < k) return {};
    std::vector<std::size_t> people(k);
    for (std::size_t i = 0; i < points.size(); ++i) people[clusters.of[i]] += points[i].people;
    if (std::ranges::min(people) < parameters.smallest_group) return {};
    auto const width = silhouette(points, distances, clusters, true);
    return Tried{std::move(clusters), width};
}

std::vector<std::size_t> dealt(std::span<Place const> places, std::vector<Place> const& centres) {
    std::vector<std::size_t> to(places.size());
    std::ranges::transform(places, to.begin(),
                           [&](auto const& place) { return nearest(centres, place); });
    return to;
}

}

Grouping grouped(std::span<Place const> places, double connection, Parameters const& parameters) {
    Grouping found;
    found.evidence.connection = connection;
    found.evidence.separation = 1;
    if (!enough(places, parameters) || parameters.most_groups < 2) return found;
    found.finding = Finding::no_clear_groups;
    auto const points = gathered(places);
    auto const all_distances = distances(points);
    std::vector<Tried> possible;
    for (std::size_t k = 2; k <= parameters.most_groups; ++k) {
        auto one = tried(points, all_distances, k, parameters);
        found.evidence.silhouettes.push_back(one ? one->silhouette : 0);
        if (one) possible.push_back(std::move(*one));
    }
    if (possible.empty()) return found;
    std::ranges::stable_sort(possible, std::ranges::greater(), &Tried::silhouette);
    found.evidence.silhouette = possible.front().silhouette;
    if (connection > significant) return found;
    auto const level = significant / static_cast<double>(possible.size());
    for (auto const& [clusters, width] : possible) {
        auto const chance =
            gaps_by_chance(clusters.centres, places, dealt(places, clusters.centres));
        found.evidence.separation = std::min(found.evidence.separation, chance);
        if (chance > level) continue;
        found.finding = Finding::groups;
        found.centres = clusters.centres;
        found.evidence.silhouette = width;
        found.evidence.separation = chance;
        return found;
    }
    return found;
}

}

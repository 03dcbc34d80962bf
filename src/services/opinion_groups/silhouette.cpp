// Rousseeuw 1987, over gathered points.
#include <algorithm>
#include <cmath>
#include <limits>

#include "services/opinion_groups/clusters.h"

namespace opinion_groups {

namespace {

struct Cluster {
    double weight = 0;
    std::size_t points = 0;
};

/// One point's silhouette: `to` is the sum of weighted distances to each cluster.
double one(std::vector<Cluster> const& clusters, std::vector<double> const& to, std::size_t own,
           double weight) {
    // Of the people at the point, the others are at no distance.
    double const others = clusters[own].weight - (weight > 0 ? 1 : 0);
    if (clusters[own].points < 2 && others < 1) return 0;
    double next = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < clusters.size(); ++c)
        if (c != own && clusters[c].points > 0) next = std::min(next, to[c] / clusters[c].weight);
    if (std::isinf(next)) return 0;
    double const inside = to[own] / others, longer = std::max(inside, next);
    return longer > 0 ? (next - inside) / longer : 0;
}

}

std::vector<float> distances(std::span<Point const> points) {
    std::vector<float> all(points.size() * points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            all[i * points.size() + j] = all[j * points.size() + i] =
                static_cast<float>(distance(points[i].place, points[j].place));
    return all;
}

double silhouette(std::span<Point const> points, std::span<float const> distances,
                  Clusters const& clusters, bool by_people) {
    auto const weight = [&](std::size_t i) { return by_people ? points[i].people : 1U; };
    std::vector<Cluster> counted(clusters.centres.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        counted[clusters.of[i]].weight += weight(i);
        ++counted[clusters.of[i]].points;
    }
    double sum = 0, total = 0;
    std::vector<double> to(counted.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::ranges::fill(to, 0.0);
        auto const row = distances.subspan(i * points.size(), points.size());
        for (std::size_t j = 0; j < points.size(); ++j)
            to[clusters.of[j]] += static_cast<double>(weight(j)) * static_cast<double>(row[j]);
        sum += weight(i) * one(counted, to, clusters.of[i], weight(i));
        total += weight(i);
    }
    return total > 0 ? sum / total : 0;
}

}

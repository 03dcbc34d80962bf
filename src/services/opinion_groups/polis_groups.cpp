// A hundred clusters of people, then two to five groups of clusters.
#include <algorithm>

#include "services/opinion_groups/polis.h"

namespace opinion_groups {

namespace {

constexpr std::size_t base_clusters = 100, least_clustered = 15;
constexpr int base_rounds = 100;
/// A hundred were meant; twenty is what it does (Q3).
constexpr int group_rounds = 20;

std::vector<Point> weighted(Clusters const& clusters, std::size_t points) {
    std::vector<Point> made;
    for (auto const& centre : clusters.centres) made.push_back({centre, 0});
    for (std::size_t i = 0; i < points; ++i) ++made[clusters.of[i]].people;
    return made;
}

}

std::vector<bool> clustered_by_polis(Ballots const& ballots, std::vector<Count> const& counts,
                                     Parameters const& parameters) {
    auto const statements = static_cast<std::size_t>(
        std::ranges::count_if(counts, [](Count const& count) { return count.all() > 0; }));
    auto const least = std::min(parameters.least_answers, statements);
    std::vector<bool> in(ballots.rows.size());
    std::size_t many = 0;
    auto order = order_by_answers(ballots.rows);
    for (auto const person : order) {
        in[person] = !ballots.rows[person].empty() && ballots.rows[person].size() >= least;
        many += in[person] ? 1 : 0;
    }
    std::ranges::stable_sort(order, [&](auto left, auto right) {
        return ballots.rows[left].size() > ballots.rows[right].size();
    });
    Row const* last = nullptr;
    for (auto const person : order) {
        auto const& row = ballots.rows[person];
        // Of people with the same answers either all come or none: nothing else tells them apart.
        if (row.empty() || (many >= least_clustered && !(last && row == *last))) break;
        if (in[person]) continue;
        in[person] = true;
        last = &row;
        ++many;
    }
    return in;
}

PolisGroups grouped_by_polis(std::vector<Place> const& places, Parameters const& parameters) {
    std::vector<Point> people;
    for (auto const& place : places) people.push_back({place, 1});
    auto const base = k_means_from_first(people, base_clusters, base_rounds);
    auto const points = weighted(base, people.size());
    auto const all_distances = distances(points);
    PolisGroups best;
    Clusters chosen;
    auto const most = std::min(parameters.most_groups, 2 + points.size() / 12);
    for (std::size_t k = 2; k <= most; ++k) {
        auto clusters = k_means_from_first(points, k, group_rounds);
        double const width = silhouette(points, all_distances, clusters, false);
        best.silhouettes.push_back(width);
        if (chosen.centres.empty() || width > best.silhouette) {
            best.silhouette = width;
            chosen = std::move(clusters);
        }
    }
    // With one group at most there is nothing to choose among.
    if (chosen.centres.empty()) return best;
    best.centres = chosen.centres;
    for (std::size_t i = 0; i < places.size(); ++i) best.of.push_back(chosen.of[base.of[i]]);
    return best;
}

}

// Points in the plane, each standing for some people, and their division into clusters.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opinion_groups {

struct Point {
    Place place = {};
    std::uint32_t people = 1;
};

double squared_distance(Place const& left, Place const& right);
double distance(Place const& left, Place const& right);

struct Clusters {
    std::vector<Place> centres = {};
    std::vector<std::uint32_t> of = {};  ///< By point: the cluster it is in.
    double spread = 0;                   ///< Sum of squared distances to the centres, by people.
};

/// The nearest of the centres; of several as near, the first.
std::size_t nearest(std::span<Place const> centres, Place const& place);

/// So few points that all pairs of them can be looked at, standing for all people: each place its
/// own point while there are few, else the means of the squares of a grid.
std::vector<Point> gathered(std::span<Place const> places);

/// k-means from ten starts of k-means++ (Arthur and Vassilvitskii 2007), the one of least spread.
/// The draws are always the same. May give fewer clusters when there are fewer points.
Clusters k_means(std::span<Point const> points, std::size_t k);

/// k-means as D1.6: from the first k different points, until no centre moves by 0.01.
Clusters k_means_from_first(std::span<Point const> points, std::size_t k, int most_rounds);

/// Distances between all pairs of points, for `silhouette`.
std::vector<float> distances(std::span<Point const> points);

/// How much nearer points are to their own cluster than to the next, on average: of people, or
/// where `by_people` is false of points as D1.7. From -1 to 1; a point alone counts as 0.
double silhouette(std::span<Point const> points, std::span<float const> distances,
                  Clusters const& clusters, bool by_people);

}

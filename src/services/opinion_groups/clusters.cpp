// k-means twice: ours, and that of D1.6.
#include "services/opinion_groups/clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "services/opinion_groups/mixing.h"

namespace opinion_groups {

namespace {

constexpr int restarts = 10;
constexpr int most_rounds_of_ours = 100;

/// Deals the points to the nearest centre and sums them up.
void deal(std::span<Point const> points, Clusters& clusters) {
    clusters.of.resize(points.size());
    clusters.spread = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const to = nearest(clusters.centres, points[i].place);
        clusters.of[i] = static_cast<std::uint32_t>(to);
        clusters.spread +=
            points[i].people * squared_distance(clusters.centres[to], points[i].place);
    }
}

struct Sum {
    double x = 0, y = 0, people = 0;
};

std::vector<Sum> sums(std::span<Point const> points, Clusters const& clusters) {
    std::vector<Sum> all(clusters.centres.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto& sum = all[clusters.of[i]];
        sum.x += points[i].people * points[i].place.x;
        sum.y += points[i].people * points[i].place.y;
        sum.people += points[i].people;
    }
    return all;
}

/// The next start of k-means++: far points are likelier.
std::vector<Place> spread_start(std::span<Point const> points, std::size_t k, Draws& draws) {
    std::vector<Place> starts;
    std::vector<double> far(points.size(), 1);
    while (starts.size() < k) {
        double total = 0;
        for (std::size_t i = 0; i < points.size(); ++i) total += points[i].people * far[i];
        if (total <= 0) break;
        double left = draws.share() * total;
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (far[i] == 0) continue;
            chosen = i;
            left -= points[i].people * far[i];
            if (left < 0) break;
        }
        starts.push_back(points[chosen].place);
        for (std::size_t i = 0; i < points.size(); ++i) {
            double const to = squared_distance(points[i].place, starts.back());
            far[i] = starts.size() == 1 ? to : std::min(far[i], to);
        }
    }
    return starts;
}

Clusters settled(std::span<Point const> points, std::vector<Place> starts) {
    Clusters clusters{std::move(starts)};
    deal(points, clusters);
    for (int round = 0; round < most_rounds_of_ours; ++round) {
        auto const before = clusters.of;
        auto const all = sums(points, clusters);
        for (std::size_t c = 0; c < all.size(); ++c)
            if (all[c].people > 0)
                clusters.centres[c] = {all[c].x / all[c].people, all[c].y / all[c].people};
        deal(points, clusters);
        if (clusters.of == before) break;
    }
    return clusters;
}

/// The sorted centres of both are within a hundredth of each other.
bool rests(std::vector<Place> before, std::vector<Place> after) {
    if (before.size() != after.size()) return false;
    auto const order = [](Place const& left, Place const& right) {
        return left.x != right.x ? left.x < right.x : left.y < right.y;
    };
    std::ranges::sort(before, order);
    std::ranges::sort(after, order);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (distance(before[i], after[i]) >= 0.01) return false;
    return true;
}

/// New centres; clusters without points fall away.
void recentre(std::span<Point const> points, Clusters& clusters) {
    std::vector<Place> centres;
    for (auto const& sum : sums(points, clusters))
        if (sum.people > 0) centres.push_back({sum.x / sum.people, sum.y / sum.people});
    clusters.centres = std::move(centres);
}

}

double squared_distance(Place const& left, Place const& right) {
    double const x = left.x - right.x, y = left.y - right.y;
    return x * x + y * y;
}

double distance(Place const& left, Place const& right) {
    return std::sqrt(squared_distance(left, right));
}

std::size_t nearest(std::span<Place const> centres, Place const& place) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < centres.size(); ++c)
        if (double const to = squared_distance(centres[c], place); to < least) {
            least = to;
            best = c;
        }
    return best;
}

Clusters k_means(std::span<Point const> points, std::size_t k) {
    Draws draws(k);
    Clusters best;
    for (int times = 0; times < restarts; ++times) {
        auto starts = spread_start(points, k, draws);
        if (starts.empty()) break;
        auto clusters = settled(points, std::move(starts));
        if (best.centres.empty() || clusters.spread < best.spread) best = std::move(clusters);
    }
    return best;
}

Clusters k_means_from_first(std::span<Point const> points, std::size_t k, int most_rounds) {
    Clusters clusters;
    for (auto const& point : points) {
        if (clusters.centres.size() == k) break;
        if (std::ranges::find(clusters.centres, point.place) == clusters.centres.end())
            clusters.centres.push_back(point.place);
    }
    if (clusters.centres.empty()) return clusters;
    for (int round = 0; round < most_rounds; ++round) {
        deal(points, clusters);
        auto const before = clusters.centres;
        recentre(points, clusters);
        if (rests(before, clusters.centres)) break;
    }
    deal(points, clusters);
    // A cluster that the last round left empty is none.
    recentre(points, clusters);
    deal(points, clusters);
    return clusters;
}

}

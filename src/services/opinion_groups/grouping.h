// Whether people fall into groups, and into which.
#pragma once
#include "services/opinion_groups/clusters.h"
#include "services/opinion_groups/components.h"
#include "services/opinion_groups/placing.h"

#include <span>
#include <vector>

namespace opinion_groups {

/// The chance that answers are so connected if none said anything about another: squared
/// correlations of pairs of statements, summed (Breusch and Pagan 1980). 1 without pairs that
/// enough people answered.
double connection_by_chance(Ballots const& ballots, std::vector<Count> const& counts,
                            Connections const& connections, std::vector<double> const& means);

/// The chance of so few people in the middle third between two centres, against those around the
/// centre that fewer are near, if the middle held at least two thirds as many. `people` are the
/// places of the members of both.
double gap_by_chance(Place const& left, Place const& right, std::span<Place const> people);

/// The greatest such chance among all pairs of clusters.
double gaps_by_chance(std::span<Place const> centres, std::span<Place const> people,
                      std::span<std::size_t const> clusters);

struct Grouping {
    Finding finding = Finding::too_little;
    std::vector<Place> centres = {};
    Evidence evidence = {};
};

/// The places of those who answered enough; `connection` as above.
Grouping grouped(std::span<Place const> places, double connection, Parameters const& parameters);

}

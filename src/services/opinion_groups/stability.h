// How much of the groups stays when only some of the people had taken part. Takes as long as many
// results: a job's work.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <cstdint>

namespace opinion_groups {

struct StabilityOptions {
    std::size_t samples = 100;
    double share = 0.8;  ///< Of the people who are in a group.
};

struct Stability {
    /// Adjusted Rand index between the groups of each sample and those of all; 1: the same groups.
    std::vector<double> likeness = {};
    double median = 0;
    /// In how many of the samples there were clear groups at all, as a share.
    double found = 0;
    /// By statement and group: the share of samples in which it was representative of the group.
    std::vector<std::vector<double>> representative = {};
};

/// Samples are drawn from the votes themselves, so that the same votes give the same figures.
std::expected<Stability, Mistake> stability(std::size_t participants,
                                            std::span<StatementState const> statements,
                                            std::span<Vote const> votes,
                                            Parameters const& parameters,
                                            StabilityOptions const& options = {});

/// 1 when two groupings of the same people are the same but for names, about 0 when they have
/// nothing to do with each other (Hubert and Arabie 1985).
double adjusted_rand_index(std::span<std::size_t const> left, std::span<std::size_t const> right);

}

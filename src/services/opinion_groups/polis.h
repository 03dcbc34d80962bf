// Groups and lists exactly as participation.md D1 writes them down, to compare with.
#pragma once
#include "services/opinion_groups/clusters.h"
#include "services/opinion_groups/figures.h"
#include "services/opinion_groups/opinion_groups.h"

#include <vector>

namespace opinion_groups {

/// D1.2: who is clustered: enough answers, and at least 15 people as far as there are so many.
/// By participant.
std::vector<bool> clustered_by_polis(Ballots const& ballots, std::vector<Count> const& counts,
                                     Parameters const& parameters);

struct PolisGroups {
    std::vector<Place> centres = {};
    std::vector<std::size_t> of = {};  ///< By place given.
    double silhouette = 0;
    std::vector<double> silhouettes = {};  ///< From two groups on.
};

/// D1.6 and D1.7 without earlier runs to start from. `places` in an order that answers decide.
PolisGroups grouped_by_polis(std::vector<Place> const& places, Parameters const& parameters);

/// D1.8: prop(s, n).
double polis_share_test(double some, double all);
/// D1.8: two(s1, s2, n1, n2).
double polis_difference_test(double some, double others, double all, double all_others);

/// D1.9 for each group.
void find_representative_by_polis(Result& result, std::vector<StatementState> const& states);

/// D1.10: what the majority of all says; polis' own list.
void list_majority(Result& result, std::vector<StatementState> const& states);

}

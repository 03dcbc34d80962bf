// From ballots to the result; what `analyse`, `Running` and `stability` share.
#pragma once
#include "services/opinion_groups/ballots.h"
#include "services/opinion_groups/connections.h"
#include "services/opinion_groups/opinion_groups.h"

#include <vector>

namespace opinion_groups {

/// What can be kept up to date vote by vote.
struct Tally {
    Ballots ballots = {};
    std::vector<Count> counts = {};
    Connections connections = Connections();
};

Tally tallied(Ballots ballots);

Result computed(Tally const& tally, Parameters const& parameters);

}

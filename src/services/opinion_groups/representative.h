// What tells a group from the others.
#pragma once
#include "services/opinion_groups/figures.h"
#include "services/opinion_groups/opinion_groups.h"

#include <vector>

namespace opinion_groups {

/// Statements that a majority of the group answers otherwise than the others, more than chance
/// explains when all statements, groups and answers asked about are taken together; the greatest
/// certain difference first. Fills `Group::representative`. `without_own` as of
/// `counted_without_own`.
void find_representative(Result& result, Counts const& without_own,
                         std::vector<StatementState> const& states, Parameters const& parameters);

}

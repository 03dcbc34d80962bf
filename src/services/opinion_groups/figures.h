// What each statement got, by group, and what follows from it.
#pragma once
#include "services/opinion_groups/ballots.h"
#include "services/opinion_groups/placing.h"

#include <vector>

namespace opinion_groups {

/// Answers by statement and group, with each answer counted to the group that the person's other
/// answers put them in: what a group is like is not shown by what made it.
using Counts = std::vector<std::vector<Count>>;
Counts counted_without_own(Ballots const& ballots, Placement const& placement,
                           std::vector<Standing> const& standings, std::vector<bool> const& grouped,
                           std::vector<Place> const& centres);

/// Fills `Statement::groups` from the participants' groups.
void count_groups(Ballots const& ballots, Result& result);

/// Consensus, bridging and priority of each statement from its counts.
void weigh(Statement& statement, StatementState state, Method method);

/// D1.10: the product over the groups of (agree + 1) / (all + 2).
double polis_consensus(std::vector<Count> const& groups, Answer answer);
/// The geometric mean over the groups of agree' (1 - disagree'), each smoothed by a half
/// (Jeffreys).
double geometric_consensus(std::vector<Count> const& groups, Answer answer);

/// The lists of the whole dialogue, from the statements' figures.
void list_consensus(Result& result, std::vector<StatementState> const& states);
void list_bridging(Result& result, std::vector<StatementState> const& states);

/// How many answered so: agree or disagree.
double of(Count const& count, Answer answer);

}

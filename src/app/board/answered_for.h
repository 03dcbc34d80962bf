// What a board answers for in the tree of one day. Pure functions.
#pragma once
#include <vector>

#include "services/units/chart.h"

namespace board {

/// nämnd, styrelse: those that have a page of their own.
bool is_board(units::Kind kind);

/// The unit and those below it on the chart's day, as far as another board begins: what lies below
/// that one is its own affair. Empty when the unit is not there.
std::vector<units::UnitId> answered_for(units::Chart const& chart, units::UnitId const& unit);

}

// The tree is walked in its own order: a unit comes before those below it.
#include "app/board/answered_for.h"

#include <algorithm>

namespace board {

bool is_board(units::Kind kind) {
    return kind == units::Kind::board || kind == units::Kind::company;
}

std::vector<units::UnitId> answered_for(units::Chart const& chart, units::UnitId const& unit) {
    std::vector<units::UnitId> all;
    for (auto const& placed : units::tree_on(chart.units(), chart.day())) {
        bool const is_below = placed.depth > 0 && !is_board(placed.span->kind) &&
                              std::ranges::find(all, placed.span->parent) != all.end();
        if (placed.unit->id == unit || is_below) all.push_back(placed.unit->id);
    }
    return all;
}

}

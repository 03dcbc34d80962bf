// What lies where follows from the tree and from what took over: nothing is moved when it changes.
#include "services/units/chart.h"

#include <algorithm>

namespace units {

namespace {

Unit const* find(std::vector<Unit> const& units, UnitId const& id) {
    if (id.empty()) return nullptr;
    auto const found = std::ranges::find(units, id, &Unit::id);
    return found == units.end() ? nullptr : &*found;
}

/// What the unit was at its end, or will be when it begins.
Span const& outermost_span(Unit const& unit, basics::Date day) {
    if (day < unit.spans.front().from) return unit.spans.front();
    Span const* last = &unit.spans.front();
    for (auto const& span : unit.spans)
        if (!unit.until || span.from < *unit.until) last = &span;
    return *last;
}

/// Who has it instead of a unit that is not there on the day.
UnitId next_after(Unit const& unit, basics::Date day) {
    bool const has_ended = unit.until && day >= *unit.until;
    return has_ended && !unit.became.empty() ? unit.became : outermost_span(unit, day).parent;
}

/// Goes from the unit to the one that has its things on the day, calling `pass` for each that is
/// not there. Null: the organisation has them. The count is for rows that somebody wrote by hand.
template <class Pass>
Unit const* walk(std::vector<Unit> const& units, UnitId const& given, basics::Date day, Pass pass) {
    auto const* at = find(units, given);
    for (std::size_t step = 0; at && step <= 2 * units.size(); ++step) {
        if (span_on(*at, day)) return at;
        pass(*at);
        at = find(units, next_after(*at, day));
    }
    return nullptr;
}

/// The unit and those above it on the day.
std::vector<Unit const*> upwards(std::vector<Unit> const& units, Unit const* from,
                                 basics::Date day) {
    std::vector<Unit const*> all;
    for (auto const* at = from; at && all.size() <= units.size();) {
        auto const* span = span_on(*at, day);
        if (!span) break;
        all.push_back(at);
        at = find(units, span->parent);
    }
    return all;
}

}

Unit const* place_of(std::vector<Unit> const& units, UnitId const& given, basics::Date day) {
    return walk(units, given, day, [](Unit const&) {});
}

std::vector<Choice> choices(Chart const& chart) {
    std::vector<Choice> all;
    for (auto const& one : tree_on(chart.units(), chart.day())) {
        std::string lines;
        for (int i = 0; i < one.depth; ++i) lines += "– ";
        all.push_back({one.unit->id, lines + one.span->name});
    }
    return all;
}

Chart::Chart(organisations::OrganisationId const& organisation, std::vector<Unit> units,
             basics::Date day)
    : organisation_(organisation), units_(std::move(units)), day_(day) {
    std::map<UnitId, std::vector<UnitId>> roles;
    for (auto const& unit : units_)
        if (auto const* place = role_place(unit.id)) roles[place->id].push_back(unit.id);
    for (auto const& unit : units_) {
        if (!span_on(unit, day_)) continue;
        auto& line = lines_[unit.id];
        for (auto const* above : upwards(units_, &unit, day_))
            line.insert(line.end(), roles[above->id].begin(), roles[above->id].end());
    }
}

Spot Chart::spot(UnitId const& given) const {
    Spot spot{.organisation = organisation_};
    // Secrecy does not end because the unit that had it does.
    spot.unit = walk(units_, given, day_, [&](Unit const& gone) {
        spot.is_closed = spot.is_closed || outermost_span(gone, day_).is_closed;
    });
    if (!spot.unit) return spot;
    spot.line = &lines_.at(spot.unit->id);
    for (auto const* above : upwards(units_, spot.unit, day_))
        spot.is_closed = spot.is_closed || span_on(*above, day_)->is_closed;
    return spot;
}

std::string Chart::name(UnitId const& id) const {
    auto const* unit = find(units_, id);
    if (!unit) return {};
    auto const* now = span_on(*unit, day_);
    return now ? now->name : outermost_span(*unit, day_).name;
}

std::vector<UnitId> Chart::gathered_by(UnitId const& id) const {
    std::vector<UnitId> all;
    for (auto const& unit : units_) {
        auto const* place = place_of(units_, unit.id, day_);
        if (place && place->id == id) all.push_back(unit.id);
    }
    return all;
}

Unit const* Chart::role_place(UnitId const& given) const {
    auto const* standing = standing_on(units_, given, day_);
    return standing && span_on(*standing, day_) ? standing : nullptr;
}

std::vector<UnitId> Chart::reached_by(UnitId const& given) const {
    std::vector<UnitId> all;
    auto const* top = role_place(given);
    if (!top) return all;
    for (auto const& one : tree_on(units_, day_)) {
        auto const above = upwards(units_, one.unit, day_);
        if (std::ranges::find(above, top) != above.end()) all.push_back(one.unit->id);
    }
    return all;
}

}

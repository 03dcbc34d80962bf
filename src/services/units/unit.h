// A part of an organisation, in a tree that changes with time, as plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace units {

/// nämnd, förvaltning, enhet, bolag
enum class Kind : std::uint8_t { board, administration, unit, company };
/// "board", "administration", "unit", "company"
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

/// What a unit is from a day on, until the next span or the unit's end.
struct Span {
    basics::Date from = {};  ///< A whole day.
    std::string name = {};
    Kind kind = Kind::unit;
    UnitId parent = {};  ///< Empty: directly below the organisation.
    /// Secrecy holds: what is not public there, and below, is seen with a role there or above.
    bool is_closed = false;
};

/// A unit through time. Nothing of it is ever removed.
struct Unit {
    UnitId id = {};
    organisations::OrganisationId organisation = {};
    std::vector<Span> spans = {};            ///< At least one, by their days.
    std::optional<basics::Date> until = {};  ///< The first day on which it is no more.
    UnitId became = {};                      ///< What took over at its end; empty: nothing did.
};

/// Letters and digits that stand for all that the unit has been and will be: others after each
/// change.
std::string edition_of(Unit const& unit);

/// What a unit is on that day; null before it began and when it has ended.
Span const* span_on(Unit const& unit, basics::Date day);

/// A unit in the tree of one day.
struct Placed {
    Unit const* unit = nullptr;
    Span const* span = nullptr;
    int depth = 0;  ///< 0: directly below the organisation.
};

/// All units of that day, each before those below it, in the order of the Swedish alphabet. One
/// whose parent is not there that day stands directly below the organisation: none is lost.
std::vector<Placed> tree_on(std::vector<Unit> const& units, basics::Date day);

/// Who answers on that day for what the unit had: itself, or what took over, step by step. Null
/// when nobody took over.
Unit const* standing_on(std::vector<Unit> const& units, UnitId const& id, basics::Date day);

}

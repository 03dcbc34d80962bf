// What may become of units, as pure functions.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "services/units/unit.h"

namespace units {

inline constexpr std::size_t longest_name = 120;
/// At most so many in one organisation, ended ones too; and so many spans of one.
inline constexpr std::size_t most_units = 2000, most_spans = 100;

/// A unit as typed into a form.
struct Draft {
    std::string name = {}, kind = {}, parent = {}, from = {};
    std::string seen = {};  ///< edition_of() when it was read; empty: whatever it is.
    bool is_closed = false;
};

/// The end of a unit as typed into a form.
struct EndDraft {
    std::string until = {}, became = {};
    std::string seen = {};  ///< As in Draft.
};

/// The span that the draft means. `unit` is the one that changes; null: a new one. Fields "name",
/// "kind", "parent" and "from".
std::expected<Span, basics::Problems> checked(std::vector<Unit> const& units, Unit const* unit,
                                              Draft const& draft);

/// The day, and what takes over. Fields "until" and "became".
struct End {
    basics::Date until = {};
    UnitId became = {};
};
std::expected<End, basics::Problems> checked(std::vector<Unit> const& units, Unit const& unit,
                                             EndDraft const& draft);

/// The unit with the span put in: it is so from that day on, in place of a span that begins on the
/// same day and before those that begin later.
Unit with_span(Unit unit, Span const& span);

/// The units below that go on when this one ends, each as it is from then on: below what takes
/// over, or else where the ended one was.
std::vector<Unit> moved_by_end(std::vector<Unit> const& units, Unit const& ended, End const& end);

}

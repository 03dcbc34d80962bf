// Lengths of time by the calendar in Sweden and Norway, where a day may have 23, 24 or 25 hours.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/basics/time.h"

namespace lifetimes {

enum class Unit : std::uint8_t { days, months, years };

/// "days", "months", "years": in the database and text ids.
std::string_view name(Unit unit);
std::optional<Unit> parse_unit(std::string_view name);

struct Span {
    int count = 0;  ///< 0 to longest().
    Unit unit = Unit::days;
    friend bool operator==(Span const&, Span const&) = default;
};

/// The most that can be said in a unit: about a century.
int longest(Unit unit);

/// Whether the one is surely at least as long as the other, whenever it begins.
bool is_at_least(Span const& one, Span const& other);

/// The last day on which something is kept whose time began on `from`: the same date so much later,
/// and where there is no such date (29 February, 31 June) the day after, never sooner.
basics::Date last_day(basics::Date from, Span const& span);

/// Midnight in Stockholm at the beginning of the day.
basics::Time beginning_of(basics::Date day);

/// What began before this is over on `today`: its last day has passed.
basics::Time over_before(basics::Date today, Span const& span);

}

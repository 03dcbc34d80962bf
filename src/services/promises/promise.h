// A promise: who answers, and within how many days. Values and pure functions over days in
// Europe/Stockholm.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "services/pauses/working_days.h"
#include "services/permissions/permissions.h"
#include "services/units/chart.h"

namespace promises {

enum class Counting : std::uint8_t { working_days, calendar_days };
/// "working_days", "calendar_days": the names in the database, the API and forms.
std::string_view name(Counting counting);
std::optional<Counting> parse_counting(std::string_view name);

/// Whose promise it is that holds: the unit's (or of one above it), the organisation's, or, where
/// nobody has promised anything, the national time.
enum class Source : std::uint8_t { unit, organisation, national };
/// "unit", "organisation", "national"
std::string_view name(Source source);
std::optional<Source> parse_source(std::string_view name);

struct Promise {
    std::string who = {};  ///< A role or a mailbox, never a person; may be empty nationally.
    int days = 20;
    Counting counting = Counting::working_days;
    friend bool operator==(Promise const&, Promise const&) = default;
};

/// Holds where nobody, nationally either, has said anything else.
Promise national_default();

/// In characters; days at most.
inline constexpr std::size_t longest_who = 120;
inline constexpr int most_days = 365;

/// As typed into a form.
struct Draft {
    std::string unit = {}, who = {}, days = {}, counting = {};
};
/// Fields "who", "days" and "counting". `needs_who` is false for the national time.
std::expected<Promise, basics::Problems> checked(Draft const& draft, bool needs_who = true);

/// By unit; the empty one is the organisation's own.
using ByUnit = std::map<units::UnitId, Promise>;

/// The promise that holds for what lies in a unit.
struct Holding {
    Promise promise = {};
    Source source = Source::national;
    units::UnitId unit = {};  ///< Whose promise it is.
};
/// The unit's own, or that of the nearest above it, or the organisation's, or the national one.
Holding holding(ByUnit const& own, Promise const& national, units::Chart const& chart,
                units::UnitId const& unit);

/// The last day on which the promise is kept.
struct Due {
    basics::Date day = {};
    int lengthened = 0;  ///< By so many days later than without pauses.
    friend bool operator==(Due const&, Due const&) = default;
};
/// For what came on the day, which does not count. Days of a pause do not count in either way of
/// counting; calendar days that run out on a weekend, a holiday or in a pause do so on the working
/// day after it. Pauses that leave no day within ten years count for nothing.
Due due(basics::Date came, Promise const& promise, pauses::Country country,
        std::span<pauses::Pause const> pauses);

/// Whole days from one day to another, negative when it is before.
std::int64_t days_between(basics::Date from, basics::Date to);

}

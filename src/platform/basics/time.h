// Points in time and dates that are only partly known.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace basics {

/// A point in time: microseconds since 1970 in UTC. How it is shown to people is the texts'
/// business.
struct Time {
    std::int64_t microseconds = 0;
    friend auto operator<=>(Time const&, Time const&) = default;
};

/// The only way the rest of the program learns the time, so that tests can choose it.
using Clock = std::function<Time()>;

/// The system's clock.
Time system_time();

/// ISO 8601 in UTC with seconds: "2026-01-31T12:00:00Z".
std::string iso(Time time);

/// Reads "2026-01-31T12:00:00Z", also with a space for the T, fractions and without the Z (taken as
/// UTC).
std::optional<Time> parse_iso_time(std::string_view text);

/// A date as exact as it is known: year, year and month, or the day. Zero means unknown.
struct Date {
    int year = 0, month = 0, day = 0;
    friend auto operator<=>(Date const&, Date const&) = default;
};

/// "2016", "2016-01" or "2016-01-31".
std::string iso(Date date);

/// Reads the three forms above; nothing for dates that do not exist. A time of day that follows is
/// ignored.
std::optional<Date> parse_iso_date(std::string_view text);

/// Whether the date exists in the calendar (years 1 to 9999).
bool exists(Date date);

/// The first and last day that the date can mean: 2016-01 is 2016-01-01 to 2016-01-31.
Date first_day(Date date);
Date last_day(Date date);

/// How many hours the clock in Sweden and Norway (Europe/Stockholm) is ahead of UTC at this time: 1
/// or 2.
int hours_ahead_in_stockholm(Time time);

/// The calendar day in Sweden and Norway at this time.
Date day_in_stockholm(Time time);

}

// Days and times as people in Sweden and Norway type them into a form.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "platform/basics/time.h"

namespace basics {

/// "2028-02-29" and "23:59" or "23.59" as a point in time; an empty clock is the beginning of the
/// day, or its end. A time that the clock shows twice in October is the later one. Otherwise what
/// is wrong, as the end of a text's id: problem_day, problem_leap_day (the year has no 29
/// February), problem_clock, problem_skipped_hour (the hour that summer time skips).
std::expected<Time, std::string> stockholm_time(std::string_view day, std::string_view clock,
                                                bool at_end);

/// The day and the clock as they are typed: {"2028-02-29", "23:59"}.
struct Written {
    std::string day = {}, clock = {};
};
Written written(Time time, bool at_end);

/// "2027-02-29": the day does not exist, but it does in other years.
bool is_leap_day(std::string_view typed);

}

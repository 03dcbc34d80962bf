// Reading and writing the clock in Sweden and Norway.
#include "platform/basics/typed_time.h"

#include <charconv>
#include <cstdio>
#include <optional>

namespace basics {

namespace {

constexpr std::int64_t hour = 3'600'000'000, day_long = 24 * hour;

/// Minutes since midnight: "9:05", "23.59", "2359" is none.
std::optional<int> minutes_in(std::string_view typed) {
    auto const part = typed.find_first_of(":.");
    if (part == typed.npos) return std::nullopt;
    auto number = [](std::string_view text) -> std::optional<int> {
        int value = 0;
        auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        bool const is_whole =
            problem == std::errc() && end == text.data() + text.size() && text.size() <= 2;
        return is_whole ? std::optional(value) : std::nullopt;
    };
    auto const hours = number(typed.substr(0, part)), minutes = number(typed.substr(part + 1));
    if (!hours || !minutes || typed.size() - part != 3) return std::nullopt;
    bool const is_clock = *hours >= 0 && *hours < 24 && *minutes >= 0 && *minutes < 60;
    // A day ends at 24:00.
    if (*hours == 24 && *minutes == 0) return 24 * 60;
    return is_clock ? std::optional(*hours * 60 + *minutes) : std::nullopt;
}

}

bool is_leap_day(std::string_view typed) {
    return typed.size() == 10 && typed.ends_with("-02-29") &&
           parse_iso_date(typed.substr(0, 4)).has_value();
}

std::expected<Time, std::string> stockholm_time(std::string_view day, std::string_view clock,
                                                bool at_end) {
    auto const date = parse_iso_date(day);
    if (!date || date->day == 0)
        return std::unexpected(is_leap_day(day) ? "problem_leap_day" : "problem_day");
    auto const minutes = clock.empty() ? std::optional(at_end ? 24 * 60 : 0) : minutes_in(clock);
    if (!minutes) return std::unexpected("problem_clock");
    auto const midnight = parse_iso_time(iso(*date) + "T00:00:00Z");
    if (!midnight) return std::unexpected("problem_day");
    auto const local = midnight->microseconds + *minutes * (hour / 60);
    // One hour ahead of UTC is the later one of two.
    for (int const ahead : {1, 2})
        if (Time const time{local - ahead * hour}; hours_ahead_in_stockholm(time) == ahead)
            return time;
    return std::unexpected("problem_skipped_hour");
}

Written written(Time time, bool at_end) {
    if (time.microseconds == 0) return {};
    // The end of a day is written as that day.
    auto const at = at_end ? Time{time.microseconds - 1} : time;
    auto const local = time.microseconds + hours_ahead_in_stockholm(time) * hour;
    auto const minutes = (local % day_long) / (hour / 60);
    if (minutes == 0) return {iso(day_in_stockholm(at)), ""};
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return {iso(day_in_stockholm(time)), text};
}

}

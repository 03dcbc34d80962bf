// Calendar arithmetic with the standard library; local days by the European summer-time rule.
#include "platform/basics/time.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iterator>

namespace basics {

namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// With zeros before it, as printf's %0*d. Exports write times by the hundred thousand.
void append_digits(std::string& text, int value, std::size_t width) {
    char digits[12];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), std::abs(value)).ptr;
    auto const count = static_cast<std::size_t>(end - digits) + (value < 0 ? 1 : 0);
    if (value < 0) text += '-';
    if (count < width) text.append(width - count, '0');
    text.append(digits, end);
}

year_month_day calendar(Date date) {
    return year(date.year) / month(static_cast<unsigned>(date.month)) /
           day(static_cast<unsigned>(date.day));
}

/// Summer time changes at 01:00 UTC on the last Sunday of the month.
sys_seconds last_sunday(year y, month m) { return sys_days(y / m / Sunday[last]) + 1h; }

}

Time system_time() {
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string iso(Time time) {
    sys_seconds const seconds_since =
        floor<seconds>(sys_time<microseconds>(microseconds(time.microseconds)));
    auto const days_since = floor<days>(seconds_since);
    year_month_day const date(days_since);
    hh_mm_ss const clock(seconds_since - days_since);
    auto text = iso(Date{static_cast<int>(date.year()),
                         static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day()))});
    text += 'T';
    append_digits(text, static_cast<int>(clock.hours().count()), 2);
    text += ':';
    append_digits(text, static_cast<int>(clock.minutes().count()), 2);
    text += ':';
    append_digits(text, static_cast<int>(clock.seconds().count()), 2);
    text += 'Z';
    return text;
}

std::optional<Time> parse_iso_time(std::string_view text) {
    auto const date = parse_iso_date(text.substr(0, 10));
    if (!date || date->day == 0 || text.size() < 19 || (text[10] != 'T' && text[10] != ' '))
        return std::nullopt;
    auto const hour = digits(text, 11, 2), minute = digits(text, 14, 2),
               second = digits(text, 17, 2);
    if (!hour || !minute || !second || text[13] != ':' || text[16] != ':') return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    auto const at = sys_days(calendar(*date)) + hours(*hour) + minutes(*minute) + seconds(*second);
    return Time{duration_cast<microseconds>(at.time_since_epoch()).count()};
}

std::string iso(Date date) {
    std::string text;
    text.reserve(20);
    append_digits(text, date.year, 4);
    for (auto const part : {date.month, date.day}) {
        if (part == 0) break;
        text += '-';
        append_digits(text, part, 2);
    }
    return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
    auto const year_read = digits(text, 0, 4);
    if (!year_read) return std::nullopt;
    Date date{*year_read, 0, 0};
    if (text.size() >= 7) {
        auto const month_read = digits(text, 5, 2);
        if (!month_read || *month_read == 0 || text[4] != '-') return std::nullopt;
        date.month = *month_read;
    } else if (text.size() != 4) return std::nullopt;
    if (text.size() >= 10) {
        auto const day_read = digits(text, 8, 2);
        if (!day_read || *day_read == 0 || text[7] != '-') return std::nullopt;
        if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
        date.day = *day_read;
    } else if (text.size() > 7) return std::nullopt;
    return exists(date) ? std::optional(date) : std::nullopt;
}

bool exists(Date date) {
    if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0)
        return false;
    if (date.month == 0) return date.day == 0;
    return date.day == 0 || calendar(date).ok();
}

Date first_day(Date date) {
    return {date.year, date.month ? date.month : 1, date.day ? date.day : 1};
}

Date last_day(Date date) {
    if (date.month == 0) return {date.year, 12, 31};
    if (date.day) return date;
    auto const end = year(date.year) / month(static_cast<unsigned>(date.month)) / last;
    return {date.year, date.month, static_cast<int>(static_cast<unsigned>(end.day()))};
}

int hours_ahead_in_stockholm(Time time) {
    sys_time<microseconds> const at{microseconds(time.microseconds)};
    auto const this_year = year_month_day(floor<days>(at)).year();
    return at >= last_sunday(this_year, March) && at < last_sunday(this_year, October) ? 2 : 1;
}

Date day_in_stockholm(Time time) {
    auto const at = sys_time<microseconds>(microseconds(time.microseconds)) +
                    hours(hours_ahead_in_stockholm(time));
    year_month_day const local(floor<days>(at));
    return {static_cast<int>(local.year()), static_cast<int>(static_cast<unsigned>(local.month())),
            static_cast<int>(static_cast<unsigned>(local.day()))};
}

}

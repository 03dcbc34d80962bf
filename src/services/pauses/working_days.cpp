// Days are stepped one by one: pauses and holidays have no formula.
#include "services/pauses/working_days.h"

#include <algorithm>
#include <chrono>

namespace pauses {

namespace {

using basics::Date;

constexpr int most_days = 3660;

std::chrono::sys_days as_days(Date day) {
    return std::chrono::year(day.year) / std::chrono::month(static_cast<unsigned>(day.month)) /
           std::chrono::day(static_cast<unsigned>(day.day));
}

Date as_date(std::chrono::sys_days days) {
    std::chrono::year_month_day const day(days);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

int days_after_easter(Date day) {
    return static_cast<int>((as_days(day) - as_days(easter(day.year))).count());
}

bool is_on(Date day, int month, int number) { return day.month == month && day.day == number; }

/// Whether the day is the first of this weekday in seven days from a date.
bool is_weekday_from(Date day, std::chrono::weekday weekday, Date from) {
    auto const gone = (as_days(day) - as_days(from)).count();
    return std::chrono::weekday(as_days(day)) == weekday && gone >= 0 && gone < 7;
}

bool is_swedish_holiday(Date day) {
    using std::chrono::Friday, std::chrono::Saturday;
    auto const gone = days_after_easter(day);
    bool const by_easter = gone == -2 || gone == 0 || gone == 1 || gone == 39 || gone == 49;
    bool const midsummer = is_weekday_from(day, Friday, {day.year, 6, 19}) ||
                           is_weekday_from(day, Saturday, {day.year, 6, 20});
    return by_easter || midsummer || is_weekday_from(day, Saturday, {day.year, 10, 31}) ||
           is_on(day, 1, 1) || is_on(day, 1, 6) || is_on(day, 5, 1) || is_on(day, 6, 6) ||
           (day.month == 12 && (day.day == 31 || (day.day >= 24 && day.day <= 26)));
}

bool is_norwegian_holiday(Date day) {
    auto const gone = days_after_easter(day);
    bool const by_easter =
        (gone >= -3 && gone <= 1 && gone != -1) || gone == 39 || gone == 49 || gone == 50;
    return by_easter || is_on(day, 1, 1) || is_on(day, 5, 1) || is_on(day, 5, 17) ||
           is_on(day, 12, 25) || is_on(day, 12, 26);
}

}

Date next_day(Date day) { return as_date(as_days(day) + std::chrono::days(1)); }
Date day_before(Date day) { return as_date(as_days(day) - std::chrono::days(1)); }

bool is_weekend(Date day) {
    std::chrono::weekday const weekday(as_days(day));
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Date easter(int year) {
    int const a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int const f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int const i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int const m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

bool is_holiday(Date day, Country country) {
    return country == Country::norway ? is_norwegian_holiday(day) : is_swedish_holiday(day);
}

Pause const* pause_on(std::span<Pause const> pauses, Date day) {
    auto const found = std::ranges::find_if(
        pauses, [&](Pause const& one) { return one.from <= day && day <= one.last; });
    return found == pauses.end() ? nullptr : &*found;
}

bool is_working_day(Date day, Country country, std::span<Pause const> pauses) {
    return !is_weekend(day) && !is_holiday(day, country) && !pause_on(pauses, day);
}

std::optional<Date> answering_again(Date day, Country country, std::span<Pause const> pauses) {
    for (int step = 0; step < most_days; ++step, day = next_day(day))
        if (is_working_day(day, country, pauses)) return day;
    return std::nullopt;
}

std::optional<Date> working_days_after(Date day, int count, Country country,
                                       std::span<Pause const> pauses) {
    if (count <= 0) return answering_again(day, country, pauses);
    for (int step = 0; step < most_days; ++step) {
        day = next_day(day);
        if (is_working_day(day, country, pauses) && --count == 0) return day;
    }
    return std::nullopt;
}

}

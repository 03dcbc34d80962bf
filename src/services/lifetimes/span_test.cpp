// Nothing goes a day too soon, whatever the calendar does.
#include <doctest/doctest.h>

#include "services/lifetimes/span.h"

using namespace lifetimes;
using basics::Date;

namespace {

constexpr Span days(int count) { return {count, Unit::days}; }
constexpr Span months(int count) { return {count, Unit::months}; }
constexpr Span years(int count) { return {count, Unit::years}; }

basics::Time at(std::string_view when) { return basics::parse_iso_time(when).value(); }

}

TEST_CASE("a span ends on the same date, or the day after one that does not exist") {
    CHECK(last_day({2025, 3, 10}, years(1)) == Date{2026, 3, 10});
    CHECK(last_day({2024, 2, 29}, years(4)) == Date{2028, 2, 29});
    CHECK(last_day({2024, 2, 29}, years(1)) == Date{2025, 3, 1});
    CHECK(last_day({2023, 2, 28}, years(1)) == Date{2024, 2, 28});
    CHECK(last_day({2025, 1, 31}, months(1)) == Date{2025, 3, 1});
    CHECK(last_day({2024, 1, 31}, months(1)) == Date{2024, 3, 1});
    CHECK(last_day({2025, 11, 30}, months(3)) == Date{2026, 3, 1});
    CHECK(last_day({2025, 5, 31}, months(1)) == Date{2025, 7, 1});
    CHECK(last_day({2024, 2, 28}, days(2)) == Date{2024, 3, 1});
    CHECK(last_day({2025, 12, 31}, days(0)) == Date{2025, 12, 31});
}

TEST_CASE("what began before is over, and what began then is not") {
    CHECK(over_before({2026, 3, 11}, years(1)) == beginning_of({2025, 3, 11}));
    CHECK(over_before({2026, 3, 10}, years(1)) == beginning_of({2025, 3, 10}));
    // What began on 29 February is kept through 1 March.
    CHECK(over_before({2025, 3, 1}, years(1)) == beginning_of({2024, 2, 29}));
    CHECK(over_before({2025, 3, 2}, years(1)) == beginning_of({2024, 3, 2}));
    CHECK(over_before({2025, 7, 1}, days(180)) == beginning_of({2025, 1, 2}));
    CHECK(over_before({2126, 1, 1}, years(100)) == beginning_of({2026, 1, 1}));
}

TEST_CASE("each beginning agrees with its last day, through leap years and short months") {
    for (auto const& span : {days(1), days(30), months(1), months(6), years(1), years(5)})
        for (Date day{2023, 12, 1}; day < Date{2025, 4, 1}; day = last_day(day, days(1))) {
            CAPTURE(basics::iso(day));
            auto const over = last_day(day, span);
            CHECK(beginning_of(day) >= over_before(over, span));
            CHECK(beginning_of(day) < over_before(last_day(over, days(1)), span));
        }
}

TEST_CASE("days begin at midnight in Stockholm, also when the clock is put forward or back") {
    CHECK(beginning_of({2026, 1, 15}) == at("2026-01-14T23:00:00Z"));
    CHECK(beginning_of({2026, 7, 15}) == at("2026-07-14T22:00:00Z"));
    CHECK(beginning_of({2026, 3, 29}) == at("2026-03-28T23:00:00Z"));
    CHECK(beginning_of({2026, 3, 30}) == at("2026-03-29T22:00:00Z"));
    CHECK(beginning_of({2026, 10, 25}) == at("2026-10-24T22:00:00Z"));
    CHECK(beginning_of({2026, 10, 26}) == at("2026-10-25T23:00:00Z"));
}

TEST_CASE("a shorter span than the least is known by any unit") {
    CHECK(is_at_least(years(1), months(12)));
    CHECK(is_at_least(months(12), years(1)));
    CHECK_FALSE(is_at_least(months(11), years(1)));
    CHECK(is_at_least(days(31), months(1)));
    CHECK_FALSE(is_at_least(days(30), months(1)));
    CHECK(is_at_least(days(366), years(1)));
    CHECK_FALSE(is_at_least(days(365), years(1)));
    CHECK(is_at_least(months(7), days(180)));
    CHECK_FALSE(is_at_least(months(6), days(180)));
}

TEST_CASE("units are known by their names") {
    for (auto const unit : {Unit::days, Unit::months, Unit::years})
        CHECK(parse_unit(name(unit)) == unit);
    CHECK_FALSE(parse_unit("weeks"));
}

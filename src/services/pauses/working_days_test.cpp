// Holidays that move, pauses that meet, and promises that fall due.
#include "services/pauses/working_days.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <vector>

using namespace pauses;
using basics::Date;
using enum Country;

TEST_CASE("Easter falls when almanacs say") {
    CHECK(easter(2024) == Date{2024, 3, 31});
    CHECK(easter(2026) == Date{2026, 4, 5});
    CHECK(easter(2027) == Date{2027, 3, 28});
    CHECK(easter(2038) == Date{2038, 4, 25});
    CHECK(easter(1818) == Date{1818, 3, 22});
}

TEST_CASE("each country has its own holidays") {
    for (auto day : {Date{2026, 1, 6}, Date{2026, 6, 6}, Date{2026, 6, 19}, Date{2026, 10, 31},
                     Date{2026, 12, 24}, Date{2026, 4, 3}, Date{2026, 5, 14}})
        CHECK(is_holiday(day, sweden));
    for (auto day : {Date{2026, 4, 2}, Date{2026, 5, 17}, Date{2026, 5, 25}, Date{2026, 5, 14}})
        CHECK(is_holiday(day, norway));
    CHECK_FALSE(is_holiday({2026, 1, 6}, norway));
    CHECK_FALSE(is_holiday({2026, 4, 4}, norway));
    CHECK_FALSE(is_holiday({2026, 5, 17}, sweden));
    CHECK_FALSE(is_holiday({2026, 6, 18}, sweden));
    CHECK_FALSE(is_holiday({2026, 6, 26}, sweden));
}

TEST_CASE("days go over months, years and the 29th of February") {
    CHECK(next_day({2028, 2, 28}) == Date{2028, 2, 29});
    CHECK(next_day({2027, 2, 28}) == Date{2027, 3, 1});
    CHECK(next_day({2026, 12, 31}) == Date{2027, 1, 1});
    CHECK(day_before({2028, 3, 1}) == Date{2028, 2, 29});
    // The nights on which clocks change are days like others.
    CHECK(next_day({2026, 3, 28}) == Date{2026, 3, 29});
    CHECK(next_day({2026, 10, 25}) == Date{2026, 10, 26});
}

TEST_CASE("after a pause the first working day answers, not a weekend or a holiday") {
    std::array const summer = {Pause{.from = {2026, 7, 6}, .last = {2026, 8, 7}}};
    CHECK(answering_again({2026, 7, 10}, sweden, summer) == Date{2026, 8, 10});
    CHECK(answering_again({2026, 7, 5}, sweden, summer) == Date{2026, 8, 10});
    CHECK(answering_again({2026, 7, 3}, sweden, summer) == Date{2026, 7, 3});
    std::array const two = {Pause{.from = {2026, 12, 21}, .last = {2026, 12, 31}},
                            Pause{.from = {2027, 1, 4}, .last = {2027, 1, 5}}};
    CHECK(answering_again({2026, 12, 22}, sweden, two) == Date{2027, 1, 7});
    CHECK(answering_again({2026, 12, 22}, norway, two) == Date{2027, 1, 6});
}

TEST_CASE("a promise counts working days alone") {
    CHECK(working_days_after({2026, 11, 20}, 3, sweden, {}) == Date{2026, 11, 25});
    CHECK(working_days_after({2026, 4, 1}, 2, sweden, {}) == Date{2026, 4, 7});
    CHECK(working_days_after({2026, 11, 21}, 0, sweden, {}) == Date{2026, 11, 23});
    std::array const endless = {Pause{.from = {2000, 1, 1}, .last = {9000, 1, 1}}};
    CHECK_FALSE(working_days_after({2026, 1, 1}, 1, sweden, endless));
    CHECK_FALSE(answering_again({2026, 1, 1}, sweden, endless));
}

TEST_CASE("more days are never due earlier, and what is due is a working day") {
    CHECK(rc::check([] {
        Date const day{*rc::gen::inRange(2020, 2060), *rc::gen::inRange(1, 13),
                       *rc::gen::inRange(1, 29)};
        auto const country = *rc::gen::element(sweden, norway);
        auto const count = *rc::gen::inRange(0, 60);
        std::vector<Pause> const all = {
            {.from = day, .last = {day.year, 12, *rc::gen::inRange(1, 32)}}};
        auto const due = working_days_after(day, count, country, all);
        auto const later = working_days_after(day, count + 1, country, all);
        RC_ASSERT((due && later && *due <= *later));
        RC_ASSERT(is_working_day(*due, country, all));
    }));
}

// When a promise falls due, and whose it is.
#include <doctest/doctest.h>

#include <rapidcheck.h>

#include "services/promises/promise.h"

using namespace promises;
using basics::Date;
using pauses::Country;
using pauses::Pause;

namespace {

Promise days(int count, Counting counting = Counting::calendar_days) {
    return {"Biblioteket", count, counting};
}
Promise working(int count) { return days(count, Counting::working_days); }

Due plainly_due(Date came, Promise const& promise, Country country = Country::sweden) {
    return due(came, promise, country, {});
}

units::Unit unit(std::string name, units::UnitId parent = {}) {
    return {.id = units::UnitId::make(),
            .spans = {{.from = {2020, 1, 1}, .name = std::move(name), .parent = parent}}};
}

}

TEST_CASE("the day on which it came does not count") {
    CHECK(plainly_due({2026, 11, 23}, working(1)).day == Date{2026, 11, 24});
    CHECK(plainly_due({2026, 11, 23}, days(1)).day == Date{2026, 11, 24});
}

TEST_CASE("a promise of working days steps over weekends and holidays of its country") {
    CHECK(plainly_due({2026, 11, 20}, working(3)).day == Date{2026, 11, 25});
    // 17 May is a holiday in Norway alone, 6 June in Sweden alone.
    CHECK(plainly_due({2027, 5, 14}, working(1), Country::norway).day == Date{2027, 5, 18});
    CHECK(plainly_due({2027, 5, 14}, working(1), Country::sweden).day == Date{2027, 5, 17});
    CHECK(plainly_due({2028, 6, 5}, working(1), Country::sweden).day == Date{2028, 6, 7});
    CHECK(plainly_due({2028, 6, 5}, working(1), Country::norway).day == Date{2028, 6, 6});
}

TEST_CASE("calendar days that run out on a day off do so on the working day after it") {
    CHECK(plainly_due({2026, 11, 20}, days(7)).day == Date{2026, 11, 27});
    CHECK(plainly_due({2026, 11, 20}, days(8)).day == Date{2026, 11, 30});   // A Saturday.
    CHECK(plainly_due({2026, 12, 10}, days(14)).day == Date{2026, 12, 28});  // Christmas Eve.
}

TEST_CASE("29 February is a day like others, in leap years only") {
    CHECK(plainly_due({2028, 2, 28}, days(1)).day == Date{2028, 2, 29});
    CHECK(plainly_due({2028, 2, 29}, days(365)).day == Date{2029, 2, 28});
    CHECK(plainly_due({2027, 2, 28}, days(1)).day == Date{2027, 3, 1});
    CHECK(plainly_due({2028, 2, 28}, working(2)).day == Date{2028, 3, 1});
}

TEST_CASE("a day is a day when the clock is changed, and begins at midnight in Stockholm") {
    // 28 March 2027 has 23 hours, 31 October 2027 has 25.
    CHECK(plainly_due({2027, 3, 26}, days(4)).day == Date{2027, 3, 30});
    CHECK(plainly_due({2027, 10, 29}, days(4)).day == Date{2027, 11, 2});
    auto const day = [](char const* time) {
        return basics::day_in_stockholm(*basics::parse_iso_time(time));
    };
    CHECK(day("2027-03-27T22:59:59Z") == Date{2027, 3, 27});
    CHECK(day("2027-03-27T23:00:00Z") == Date{2027, 3, 28});
    CHECK(day("2027-03-28T21:59:59Z") == Date{2027, 3, 28});
    CHECK(day("2027-03-28T22:00:00Z") == Date{2027, 3, 29});
}

TEST_CASE("a pause lengthens both kinds of days, and says by how many") {
    std::vector<Pause> const summer{{.from = {2027, 7, 5}, .last = {2027, 7, 18}}};
    CHECK(due({2027, 7, 1}, working(5), Country::sweden, summer) == Due{{2027, 7, 22}, 14});
    CHECK(due({2027, 7, 1}, days(5), Country::sweden, summer) == Due{{2027, 7, 20}, 14});
    // One that begins after the date changes nothing.
    CHECK(due({2027, 6, 1}, working(5), Country::sweden, summer).lengthened == 0);
}

TEST_CASE("pauses that never end do not take the date away") {
    std::vector<Pause> const ever{{.from = {2020, 1, 1}, .last = {2099, 1, 1}}};
    CHECK(due({2027, 7, 1}, working(5), Country::sweden, ever) ==
          plainly_due({2027, 7, 1}, working(5)));
    CHECK(due({2027, 7, 1}, days(5), Country::sweden, ever) == plainly_due({2027, 7, 1}, days(5)));
}

TEST_CASE(
    "a date is a working day after it came, later with more days and never earlier by a pause") {
    REQUIRE(rc::check([] {
        auto const day =
            Date{*rc::gen::inRange(2024, 2040), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
        auto const country = *rc::gen::element(Country::sweden, Country::norway);
        auto const counting = *rc::gen::element(Counting::working_days, Counting::calendar_days);
        int const count = *rc::gen::inRange(1, 120);
        std::vector<Pause> pauses;
        auto from = day;
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            for (int skip = *rc::gen::inRange(1, 40); skip > 0; --skip)
                from = pauses::next_day(from);
            Pause pause{.from = from, .last = from};
            for (int long_ = *rc::gen::inRange(0, 40); long_ > 0; --long_)
                pause.last = pauses::next_day(pause.last);
            from = pause.last;
            pauses.push_back(pause);
        }
        auto const found = due(day, {"", count, counting}, country, pauses);
        auto const more = due(day, {"", count + 1, counting}, country, pauses);
        RC_ASSERT(found.day > day);
        RC_ASSERT(pauses::is_working_day(found.day, country, pauses));
        RC_ASSERT(more.day >= found.day);
        RC_ASSERT(found.lengthened >= 0);
    }));
}

TEST_CASE("the nearest promise above holds, then the organisation's, then the national one") {
    auto const culture = unit("Kulturförvaltningen");
    auto const library = unit("Biblioteken", culture.id), works = unit("Tekniska");
    units::Chart const chart(organisations::OrganisationId::make(), {culture, library, works},
                             {2027, 1, 1});
    Promise const national{"", 20, Counting::working_days};
    ByUnit own{{culture.id, days(5)}};
    CHECK(holding(own, national, chart, library.id).promise == days(5));
    CHECK(holding(own, national, chart, library.id).source == Source::unit);
    CHECK(holding(own, national, chart, library.id).unit == culture.id);
    CHECK(holding(own, national, chart, works.id).source == Source::national);
    own[{}] = days(30);
    CHECK(holding(own, national, chart, works.id).promise == days(30));
    CHECK(holding(own, national, chart, {}).source == Source::organisation);
    own[library.id] = days(2);
    CHECK(holding(own, national, chart, library.id).promise == days(2));
}

TEST_CASE("every mistake in a promise is told at once, beside its field") {
    auto const wrong = checked({.who = " ", .days = "tio", .counting = ""});
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.error().size() == 3);
    CHECK(wrong.error()[0].field == "who");
    CHECK(wrong.error()[1].field == "days");
    CHECK(wrong.error()[2].field == "counting");
    for (auto const* typed : {"0", "366", "-1", "1.5", "99999999999999999999", "10 dagar"})
        CHECK_FALSE(checked({.who = "A", .days = typed, .counting = "working_days"}));
    CHECK(checked({.who = " Bibliotekets \n brevlåda ", .days = " 10 ", .counting = "working_days"})
              ->days == 10);
    CHECK_FALSE(
        checked({.who = "anna@sampelby.example", .days = "10", .counting = "working_days"}));
    CHECK_FALSE(checked({.who = std::string(121, 'a'), .days = "10", .counting = "working_days"}));
    CHECK(checked({.who = "", .days = "10", .counting = "calendar_days"}, false));
}

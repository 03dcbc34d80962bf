// What the record is asked for.
#include "app/record/asked.h"

#include <doctest/doctest.h>

using record::asked;

namespace {

http::Fields fields(std::string name, std::string value) {
    http::Fields made;
    made.add(std::move(name), std::move(value));
    return made;
}

}

TEST_CASE(
    "days begin and end at midnight in Stockholm, also when the clock is put forward or back") {
    CHECK(iso(record::beginning_of({2026, 1, 31})) == "2026-01-30T23:00:00Z");
    CHECK(iso(record::beginning_of({2026, 3, 29})) == "2026-03-28T23:00:00Z");
    CHECK(iso(record::end_of({2026, 3, 29})) == "2026-03-29T22:00:00Z");
    CHECK(iso(record::beginning_of({2026, 10, 25})) == "2026-10-24T22:00:00Z");
    CHECK(iso(record::end_of({2026, 10, 25})) == "2026-10-25T23:00:00Z");
}

TEST_CASE("a year or a month means all its days") {
    CHECK(iso(asked(fields("from", "2026")).selection.from) == "2025-12-31T23:00:00Z");
    CHECK(iso(asked(fields("until", "2026-02")).selection.until) == "2026-02-28T23:00:00Z");
}

TEST_CASE("nothing asked for is everything") {
    auto const all = asked({});
    CHECK(all.problems.empty());
    CHECK(all.selection.from.microseconds == 0);
    CHECK(all.selection.until.microseconds == std::numeric_limits<std::int64_t>::max());
    CHECK(all.before == 0);
}

TEST_CASE("a date that does not exist is kept as it was written, with what to do") {
    auto const wrong = asked(fields("from", "31 februari"));
    CHECK(wrong.from == "31 februari");
    CHECK(wrong.problems == basics::Problems{{"from", "record.date_wrong"}});
    CHECK(wrong.selection.from.microseconds == 0);
}

TEST_CASE("an end before the beginning is told") {
    auto given = fields("from", "2026-02-01");
    given.add("until", "2026-01-31");
    CHECK(asked(given).problems == basics::Problems{{"until", "record.dates_turned"}});
    auto same_day = fields("from", "2026-02-01");
    same_day.add("until", "2026-02-01");
    CHECK(asked(same_day).problems.empty());
}

TEST_CASE("an organisation, a person or a place that cannot be is not asked for") {
    CHECK(asked(fields("organisation", "x")).selection.organisation.empty());
    CHECK(asked(fields("who", "'; --")).selection.actor.empty());
    CHECK(asked(fields("before", "-3")).before == 0);
    CHECK(asked(fields("before", "99999999999999999999")).before == 0);
    CHECK(asked(fields("before", "12")).before == 12);
}

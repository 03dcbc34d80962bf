// Times, phases and what may be written.
#include <doctest/doctest.h>

#include "features/calls/rules.h"

using namespace calls;

namespace {

std::string at(std::string_view day, std::string_view clock, bool at_end = true) {
    auto const time = stockholm_time(day, clock, at_end);
    return time ? basics::iso(*time) : time.error();
}

Typed good() {
    return {.organisation = std::string(26, '0'),
            .title = "Hur?",
            .story = "Därför.",
            .judged = "Alla läses.",
            .opens_on = "2026-03-01",
            .closes_on = "2026-03-31",
            .answer_by = "2026-04-30"};
}

std::string field_of(Typed const& typed) {
    auto const told = checked(typed);
    return told ? "" : told.error().front().field;
}

Call published(std::int64_t opens, std::int64_t closes) {
    Call call;
    call.state = State::published;
    call.told.opens_at = {opens};
    call.told.closes_at = {closes};
    return call;
}

}

TEST_CASE("times are those of the clock in Sweden and Norway") {
    CHECK(at("2026-01-15", "12:00") == "2026-01-15T11:00:00Z");
    CHECK(at("2026-07-15", "12.00") == "2026-07-15T10:00:00Z");
    CHECK(at("2026-07-15", "", false) == "2026-07-14T22:00:00Z");
    CHECK(at("2026-07-15", "") == "2026-07-15T22:00:00Z");
    CHECK(at("2026-07-15", "24:00") == "2026-07-15T22:00:00Z");
}

TEST_CASE("the hour that summer time skips is no time, the one that comes twice is the later") {
    CHECK(at("2026-03-29", "01:59") == "2026-03-29T00:59:00Z");
    CHECK(at("2026-03-29", "02:00") == "problem_skipped_hour");
    CHECK(at("2026-03-29", "02:59") == "problem_skipped_hour");
    CHECK(at("2026-03-29", "03:00") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-03-29", "") == "2026-03-29T22:00:00Z");
    CHECK(at("2026-10-25", "02:30") == "2026-10-25T01:30:00Z");
    CHECK(at("2026-10-25", "") == "2026-10-25T23:00:00Z");
}

TEST_CASE("29 February is a day in leap years alone, and one is told so") {
    CHECK(at("2028-02-29", "") == "2028-02-29T23:00:00Z");
    CHECK(at("2027-02-29", "") == "problem_leap_day");
    CHECK(at("2027-02-30", "") == "problem_day");
    CHECK(at("2027-02", "") == "problem_day");
    for (auto const* clock : {"25:00", "12", "12:60", "1200", "kl 12", "12:0", "-1:00", "24:01"})
        CHECK(at("2027-02-28", clock) == "problem_clock");
}

TEST_CASE("a time that is written is read as the same") {
    for (auto const* text : {"2026-03-29T01:00:00Z", "2028-02-29T23:00:00Z", "2026-07-15T10:00:00Z",
                             "2026-10-25T01:30:00Z"}) {
        auto const time = *basics::parse_iso_time(text);
        auto const as = written(time, true);
        CHECK(*stockholm_time(as.day, as.clock, true) == time);
        auto const begins = written(time, false);
        CHECK(*stockholm_time(begins.day, begins.clock, false) == time);
    }
    CHECK(written(*basics::parse_iso_time("2028-02-29T23:00:00Z"), true).day == "2028-02-29");
}

TEST_CASE("a call says what it looks for, how it is judged, and answers after it has closed") {
    CHECK(checked(good()));
    auto typed = good();
    typed.title = " ";
    CHECK(field_of(typed) == "title");
    typed = good();
    typed.judged = "";
    CHECK(field_of(typed) == "judged");
    typed = good();
    typed.closes_on = "2026-02-28";
    CHECK(field_of(typed) == "closes_on");
    typed = good();
    typed.closes_on = "2030-03-01";
    CHECK(field_of(typed) == "closes_on");
    typed = good();
    typed.answer_by = "2026-03-30";
    CHECK(field_of(typed) == "answer_by");
    typed.answer_by = "2026-03-31";
    CHECK(checked(typed));
    typed.takes = "money";
    CHECK(field_of(typed) == "takes");
    typed = good();
    typed.title = std::string(121, 'x');
    CHECK(field_of(typed) == "title");
}

TEST_CASE("where a call stands follows from its times") {
    auto call = published(10, 20);
    CHECK(phase(call, {9}) == Phase::coming);
    CHECK(phase(call, {10}) == Phase::open);
    CHECK(phase(call, {20}) == Phase::closed);
    call.is_paused = true;
    CHECK(phase(call, {15}) == Phase::paused);
    CHECK(phase(call, {20}) == Phase::closed);
    call.state = State::draft;
    CHECK(phase(call, {15}) == Phase::draft);
}

TEST_CASE("a call is moved later, never earlier, and not once it is decided") {
    auto call = published(10, 20);
    CHECK_FALSE(why_not_extended(call, {21}, {15}));
    CHECK(why_not_extended(call, {20}, {15}) == "calls.problem_extend_later");
    CHECK(why_not_extended(call, {25}, {30}) == "calls.problem_extend_later");
    CHECK_FALSE(why_not_extended(call, {31}, {30}));
    call.state = State::decided;
    CHECK(why_not_extended(call, {31}, {30}) == "calls.problem_done");
    CHECK(may_edit(published(10, 20), {9}));
    CHECK_FALSE(may_edit(published(10, 20), {10}));
}

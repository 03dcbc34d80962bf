// What may be told, what follows from it, and when it is asked about.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/adoptions/rules.h"
#include "services/letter_links/link.h"

using namespace adoptions;

namespace {

constexpr basics::Date today{2026, 11, 23};

Typed typed() {
    return {.state = "in_use",
            .since = "2026-03-01",
            .way = "adapted",
            .kept = "Lagret.",
            .cost = "12 500",
            .currency = "SEK",
            .result = "same"};
}

bool has(basics::Problems const& problems, std::string_view field) {
    return std::ranges::any_of(problems, [&](auto const& one) { return one.field == field; });
}

}

TEST_CASE("what is told whole is tidied, and reads back as it was typed") {
    auto odd = typed();
    odd.kept = "  Rad ett \r\n\n\n\nRad två ";
    odd.saved = "1\u00a0000\u202f000";
    auto const good = checked(odd, today);
    REQUIRE(good);
    CHECK(good->told.kept == "Rad ett\n\nRad två");
    CHECK(good->told.cost == 12500);
    CHECK(good->told.saved == 1'000'000);
    CHECK(!good->told.hours_saved);
    CHECK(checked(typed_of(good->step, good->told), today) == *good);
}

TEST_CASE("every mistake is told at once, each at its field") {
    auto const bad = checked({.state = "somewhere",
                              .since = "2026-03",
                              .way = "stolen",
                              .kept = std::string(longest_text + 1, 'x'),
                              .cost = "-1",
                              .saved = "1.5",
                              .hours_saved = "99999999999",
                              .currency = "BTC",
                              .result = "splendid",
                              .evidence_link = "javascript:alert(1)"},
                             today);
    REQUIRE(!bad);
    for (auto const* field : {"state", "since", "way", "kept", "cost", "saved", "hours_saved",
                              "currency", "result", "evidence_link"})
        CHECK_MESSAGE(has(bad.error(), field), field);
}

TEST_CASE("what has stopped says why, what is used says how, and no day is ahead") {
    for (auto const* state : {"paused", "abandoned"}) {
        auto stopped = typed();
        stopped.state = state;
        REQUIRE(!checked(stopped, today));
        CHECK(has(checked(stopped, today).error(), "reason"));
        stopped.reason = "Ägardirektivet.";
        CHECK(checked(stopped, today)->step.reason == "Ägardirektivet.");
    }
    auto odd = typed();
    odd.way = "untold";
    CHECK(has(checked(odd, today).error(), "way"));
    odd.state = "piloting";
    CHECK(checked(odd, today));
    odd.since = "2026-11-24";
    CHECK(has(checked(odd, today).error(), "since"));
    odd.since = "2026-11-23";
    odd.reason = "Inget skäl behövs.";
    CHECK(checked(odd, today)->step.reason.empty());
}

TEST_CASE("a new state takes away what was verified, and counts a use from its first day") {
    Adoption one{.step = {State::piloting, {2026, 1, 1}, {}}};
    one.verified.at = {1};
    one = moved(one, {State::in_use, {2026, 3, 1}, {}});
    CHECK(one.verified.at.microseconds == 0);
    CHECK(one.used_since == basics::Date{2026, 3, 1});
    one.verified.at = {1};
    one = moved(one, {State::in_use, {2026, 2, 1}, {}});
    CHECK(one.verified.at.microseconds == 1);
    CHECK(one.used_since == basics::Date{2026, 2, 1});
    one = moved(one, {State::embedded, {2026, 9, 1}, {}});
    CHECK(one.used_since == basics::Date{2026, 2, 1});
    CHECK(one.standing() == Standing::used);
    one = moved(one, {State::abandoned, {2026, 10, 1}, "Slut."});
    CHECK(one.standing() == Standing::ended);
}

TEST_CASE("a first day that was typed wrongly is moved forward as well as back") {
    Adoption one{.step = {State::piloting, {2015, 1, 1}, {}}};
    one = moved(one, {State::in_use, {2016, 11, 1}, {}});
    one = moved(one, {State::in_use, {2025, 11, 1}, {}});
    CHECK(one.used_since == basics::Date{2025, 11, 1});
    one = moved(one, {State::embedded, {2026, 2, 1}, {}});
    one = moved(one, {State::embedded, {2026, 3, 1}, {}});
    CHECK(one.used_since == basics::Date{2025, 11, 1});
}

TEST_CASE("it is asked about after 12 and 24 months, and no more; 29 February on 1 March") {
    auto const at = [](basics::Date from, int asked) {
        auto const next = later_question(from, asked);
        return next ? basics::iso(basics::day_in_stockholm(next->at)) : std::string();
    };
    CHECK(at({2024, 2, 29}, 0) == "2025-03-01");
    CHECK(at({2024, 2, 29}, 12) == "2026-03-01");
    CHECK(at({2024, 2, 28}, 0) == "2025-02-28");
    CHECK(at({2024, 2, 29}, 24).empty());
    CHECK(at({}, 0).empty());
}

TEST_CASE("what was used long before it was told is asked about from when it was told") {
    CHECK(asked_from({2026, 3, 1}, today) == basics::Date{2026, 3, 1});
    CHECK(asked_from({2025, 11, 24}, today) == basics::Date{2025, 11, 24});
    CHECK(asked_from({2025, 11, 23}, today) == today);
    CHECK(asked_from({2019, 1, 1}, today) == today);
}

TEST_CASE("an answer lapses when its days are over, and only for what is used") {
    basics::Time const asked = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    Adoption one{.step = {State::in_use, {2025, 3, 1}, {}}, .asked_at = asked};
    auto const over = letter_links::days_after(asked, days_to_answer);
    CHECK(!has_lapsed(one, {over.microseconds - 1}));
    CHECK(has_lapsed(one, over));
    one.is_lapsed = true;
    CHECK(!has_lapsed(one, over));
    one.is_lapsed = false;
    one.answered_at = asked;
    CHECK(!has_lapsed(one, over));
    one = moved(one, {State::paused, {2026, 4, 1}, "Sommar."});
    CHECK(!has_lapsed(one, over));
}

TEST_CASE("levels: the same organisation or municipality, the county, the country, or beyond") {
    Where const origin{"o", "SE", "14", "1480"};
    CHECK(level_between(origin, {"o", "SE", "14", "1480"}) == Level::local);
    CHECK(level_between(origin, {"p", "SE", "14", "1480"}) == Level::local);
    CHECK(level_between(origin, {"p", "SE", "14", "1490"}) == Level::regional);
    CHECK(level_between(origin, {"p", "SE", "01", "0180"}) == Level::national);
    CHECK(level_between(origin, {"p", "NO", "14", "1480"}) == Level::international);
    CHECK(level_between({}, {"p", "SE", "", ""}) == Level::national);
    CHECK(level_between({"o", "SE", "", ""}, {"p", "SE", "", ""}) == Level::national);
}

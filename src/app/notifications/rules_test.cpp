// Of what people are told, by which follow, and when.
#include <doctest/doctest.h>

#include "app/notifications/follow.h"

using namespace notifications;

namespace {

constexpr std::int64_t minute = 60'000'000, gather = 5 * minute;

basics::Time time(char const* text) { return basics::parse_iso_time(text).value(); }

Subject const need{"need", "1"}, town{"organisation", "2"}, theme{"tag", "3"};

Notification news(std::int64_t sequence, Way way, std::int64_t letter) {
    return {.subject = need,
            .by = way == Way::at_once ? need : town,
            .action = "ideas.need_answered",
            .sequence = sequence,
            .times = 1,
            .way = way,
            .letter_at = {letter}};
}

}

TEST_CASE("letters are due after a while, the next morning in Stockholm, on Monday, or never") {
    CHECK(letter_at(Way::at_once, time("2026-11-22T12:00:00Z"), gather) ==
          time("2026-11-22T12:05:00Z"));
    CHECK(letter_at(Way::daily, time("2026-11-22T05:30:00Z"), gather) ==
          time("2026-11-22T06:00:00Z"));
    CHECK(letter_at(Way::daily, time("2026-11-22T06:00:00Z"), gather) ==
          time("2026-11-23T06:00:00Z"));
    CHECK(letter_at(Way::daily, time("2026-07-01T04:59:00Z"), gather) ==
          time("2026-07-01T05:00:00Z"));
    CHECK(letter_at(Way::weekly, time("2026-11-22T12:00:00Z"), gather) ==
          time("2026-11-23T06:00:00Z"));
    CHECK(letter_at(Way::weekly, time("2026-11-23T06:00:00Z"), gather) ==
          time("2026-11-30T06:00:00Z"));
    CHECK(letter_at(Way::here, time("2026-11-22T12:00:00Z"), gather) == basics::Time{});
}

TEST_CASE("seven o'clock is seven o'clock on the days when the clock is put forward and back") {
    CHECK(letter_at(Way::daily, time("2026-03-28T12:00:00Z"), gather) ==
          time("2026-03-29T05:00:00Z"));
    CHECK(letter_at(Way::daily, time("2026-10-24T12:00:00Z"), gather) ==
          time("2026-10-25T06:00:00Z"));
}

TEST_CASE("every way has a name of its own that is read back") {
    for (auto way : ways) CHECK(parse_way(name(way)) == way);
    CHECK_FALSE(parse_way("hourly").has_value());
}

TEST_CASE("what was hidden, or a person removed, is nobody's news") {
    CHECK(is_told("ideas.need_answered"));
    CHECK_FALSE(is_told("ideas.need_hidden"));
    CHECK_FALSE(is_told("knowledge.person_removed"));
    CHECK_FALSE(is_told("members.role_granted"));
}

TEST_CASE("the subject's own follow decides, else the one that tells soonest") {
    Follow const own{{}, need, Way::here}, daily{{}, town, Way::daily},
        soon{{}, theme, Way::at_once};
    CHECK(strongest({daily, own, soon}, need).subject == need);
    CHECK(strongest({daily, soon}, need).subject == theme);
    CHECK(strongest({daily}, need).subject == town);
}

TEST_CASE("more of the same adds up until it is looked at, and puts no letter off") {
    auto const first = news(1, Way::at_once, 10);
    auto const both = merged(first, news(2, Way::at_once, 20)).value();
    CHECK(both.times == 2);
    CHECK(both.letter_at == basics::Time{10});
    auto looked_at = both;
    looked_at.is_seen = true;
    looked_at.letter_at = {};
    auto const anew = merged(looked_at, news(3, Way::at_once, 30)).value();
    CHECK(anew.times == 1);
    CHECK_FALSE(anew.is_seen);
    CHECK(anew.letter_at == basics::Time{30});
}

TEST_CASE("what is known by another follow is not told again") {
    auto told = news(5, Way::at_once, 10);
    told.letter_at = {};  // The letter has been written.
    CHECK_FALSE(merged(told, news(5, Way::at_once, 20)).has_value());
    CHECK_FALSE(merged(told, news(4, Way::daily, 20)).has_value());
    CHECK_FALSE(merged(news(5, Way::daily, 10), news(5, Way::weekly, 20)).has_value());
}

TEST_CASE(
    "a follow that asks for a letter gets one, although another asked for none or a later one") {
    auto const here = merged(news(5, Way::here, 0), news(5, Way::at_once, 20)).value();
    CHECK(here.letter_at == basics::Time{20});
    CHECK(here.times == 1);
    CHECK(merged(news(5, Way::weekly, 90), news(5, Way::daily, 40)).value().letter_at ==
          basics::Time{40});
    auto seen = news(5, Way::here, 0);
    seen.is_seen = true;
    CHECK_FALSE(merged(seen, news(5, Way::at_once, 20)).has_value());
}

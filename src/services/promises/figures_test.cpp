// What figures say, and what the public may not work out from them.
#include <doctest/doctest.h>

#include <rapidcheck.h>

#include <algorithm>

#include "services/promises/figures.h"

using namespace promises;

namespace {

Tally answered(std::vector<std::int64_t> const& lengths) {
    Tally made;
    for (auto length : lengths) {
        ++made.came;
        ++made.answered;
        ++made.days[length];
    }
    return made;
}

}

TEST_CASE("the median is the middle one, or the mean of the two middle ones") {
    CHECK_FALSE(median(Tally()));
    CHECK(median(answered({7})) == 7.0);
    CHECK(median(answered({30, 1, 2})) == 2.0);
    CHECK(median(answered({1, 2, 5, 90})) == 3.5);
    CHECK(median(answered({3, 3, 3, 90})) == 3.0);
}

TEST_CASE("what waits beyond its date counts against the promise, what waits within it does not") {
    CHECK_FALSE(share_in_time({.came = 3, .waiting = 3}));
    CHECK(share_in_time({.came = 4, .answered = 3, .in_time = 3, .waiting = 1, .late = 1}) == 0.75);
    CHECK(share_in_time({.came = 4, .answered = 3, .in_time = 3, .waiting = 1}) == 1.0);
}

TEST_CASE("a year begins at midnight in Stockholm") {
    CHECK(basics::iso(begin_of_year(2027)) == "2026-12-31T23:00:00Z");
}

TEST_CASE("in public no figure is of fewer than five, and none follows from the others") {
    auto const few = units::UnitId::make(), many = units::UnitId::make(),
               most = units::UnitId::make();
    ByUnitTally by_unit{{few, answered({1, 2, 3, 4})},
                        {many, answered({1, 2, 3, 4, 5})},
                        {most, answered({1, 2, 3, 4, 5, 6})}};
    // The few would follow from the sum, so the smallest of the others is left out with them.
    CHECK(for_public(by_unit) == std::vector{most});
    by_unit.erase(few);
    CHECK(for_public(by_unit).size() == 2);
}

TEST_CASE("whatever units there are, those that are left out are none or hide each other") {
    REQUIRE(rc::check([](std::vector<std::uint8_t> const& counts) {
        ByUnitTally by_unit;
        for (auto count : counts) {
            Tally one;
            one.came = one.answered = count % 12;
            by_unit[units::UnitId::make()] = one;
        }
        auto const shown = for_public(by_unit);
        std::int64_t left_out = 0, answered_left_out = 0;
        for (auto const& [unit, one] : by_unit) {
            bool const is_shown = std::ranges::find(shown, unit) != shown.end();
            RC_ASSERT(!is_shown || one.answered >= fewest_in_public);
            left_out += !is_shown && one.came > 0 ? 1 : 0;
            answered_left_out += is_shown ? 0 : one.answered;
        }
        RC_ASSERT(left_out != 1 || shown.empty());
        // The sum without those shown is no figure of fewer than five either.
        RC_ASSERT(left_out == 0 || shown.empty() || answered_left_out >= fewest_in_public);
    }));
}

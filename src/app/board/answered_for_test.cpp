// What a board answers for.
#include "app/board/answered_for.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using units::Kind;
using units::UnitId;

constexpr basics::Date day{2026, 3, 1};

units::Unit unit(UnitId const& id, Kind kind, UnitId const& parent = {}) {
    return {.id = id,
            .spans = {{.from = {2015, 1, 1}, .name = id.string(), .kind = kind, .parent = parent}}};
}

std::vector<UnitId> sorted(std::vector<UnitId> all) {
    std::ranges::sort(all);
    return all;
}

}

TEST_CASE("a board answers for what lies below it, but not for what another board or company has") {
    auto const council = UnitId::make(), office = UnitId::make(), team = UnitId::make(),
               committee = UnitId::make(), school = UnitId::make(), company = UnitId::make();
    units::Chart const chart(
        {},
        {unit(council, Kind::board), unit(office, Kind::administration, council),
         unit(team, Kind::unit, office), unit(committee, Kind::board, council),
         unit(school, Kind::unit, committee), unit(company, Kind::company, council)},
        day);
    CHECK(sorted(board::answered_for(chart, council)) == sorted({council, office, team}));
    CHECK(sorted(board::answered_for(chart, committee)) == sorted({committee, school}));
    CHECK(board::answered_for(chart, company) == std::vector{company});
}

TEST_CASE("a unit that is not there answers for nothing") {
    auto gone = unit(UnitId::make(), Kind::board);
    gone.until = basics::Date{2020, 1, 1};
    units::Chart const chart({}, {gone}, day);
    CHECK(board::answered_for(chart, gone.id).empty());
    CHECK(board::answered_for(chart, UnitId::make()).empty());
}

// Search finds exactly what a role reaches.
#include "services/units/finders.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace {

using permissions::Grant;
using permissions::Permission;
using permissions::Role;
using units::Finders;
using units::UnitId;

constexpr basics::Date today{2026, 3, 1};

/// Units in a random tree, some of them closed, some ended and taken over.
units::Chart random_chart(organisations::OrganisationId const& organisation,
                          std::vector<UnitId> const& ids) {
    std::vector<units::Unit> all;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        units::Unit unit{.id = ids[i], .organisation = organisation};
        auto const above = *rc::gen::inRange<std::size_t>(0, i + 1);
        unit.spans = {{.from = {2015, 1, 1},
                       .name = std::to_string(i),
                       .parent = above == i ? UnitId() : ids[above],
                       .is_closed = *rc::gen::arbitrary<bool>()}};
        if (*rc::gen::inRange(0, 4) == 0) {
            unit.until = basics::Date{2020, 1, 1};
            if (auto const heir = *rc::gen::inRange<std::size_t>(0, ids.size()); heir != i)
                unit.became = ids[heir];
        }
        all.push_back(std::move(unit));
    }
    return units::Chart(organisation, std::move(all), today);
}

bool is_found(permissions::Viewer const& viewer, units::Chart const& chart, Finders finders,
              UnitId const& given) {
    std::vector<std::string> terms;
    units::add_finding(terms, viewer, chart);
    auto const wanted = units::found_by(finders, chart.organisation(), given);
    return std::ranges::any_of(wanted, [&](std::string const& term) {
        return std::ranges::find(terms, term) != terms.end();
    });
}

}

TEST_CASE("what is not public is found by exactly those whose role reaches it") {
    REQUIRE(rc::check([] {
        auto const organisation = organisations::OrganisationId::make(),
                   other = organisations::OrganisationId::make();
        std::vector<UnitId> const ids{UnitId::make(), UnitId::make(), UnitId::make(),
                                      UnitId::make(), UnitId::make()};
        auto const chart = random_chart(organisation, ids);
        auto const place = *rc::gen::inRange<std::size_t>(0, ids.size() + 1);
        Grant grant{.role = *rc::gen::element(Role::contributor, Role::coordinator),
                    .organisation = *rc::gen::element(organisation, organisation, other),
                    .unit = place == ids.size() ? UnitId() : ids[place]};
        permissions::Viewer const viewer{.member = members::MemberId::make(), .grants = {grant}};
        for (auto const& given : ids) {
            auto const spot = chart.spot(given);
            RC_ASSERT(is_found(viewer, chart, Finders::contributors, given) ==
                      permissions::may_at(viewer, Permission::contribute, spot.place()));
            RC_ASSERT(is_found(viewer, chart, Finders::coordinators, given) ==
                      permissions::may_at(viewer, Permission::coordinate, spot.place()));
        }
    }));
}

TEST_CASE("leading the whole adds nothing to a role in one unit") {
    auto const organisation = organisations::OrganisationId::make();
    auto const own = UnitId::make(), closed = UnitId::make();
    units::Chart const chart(
        organisation,
        {{.id = own, .organisation = organisation, .spans = {{.from = {2015, 1, 1}}}},
         {.id = closed,
          .organisation = organisation,
          .spans = {{.from = {2015, 1, 1}, .is_closed = true}}}},
        today);
    permissions::Viewer const viewer{
        .member = members::MemberId::make(),
        .grants = {{.role = Role::process_leader},
                   {.role = Role::coordinator, .organisation = organisation, .unit = own}}};
    CHECK(is_found(viewer, chart, Finders::coordinators, own));
    CHECK_FALSE(is_found(viewer, chart, Finders::coordinators, closed));
    CHECK_FALSE(is_found(viewer, chart, Finders::contributors, {}));
}

// The whole matrix of roles and permissions, at home and elsewhere.
#include <doctest/doctest.h>

#include <array>

#include "services/permissions/permissions.h"

using namespace permissions;

TEST_CASE("each role may what it may, in its own organisation and not elsewhere") {
    auto const home = organisations::OrganisationId::make(),
               elsewhere = organisations::OrganisationId::make();
    struct Row {
        Role role;
        bool contribute_home, contribute_elsewhere, coordinate_home, coordinate_elsewhere, lead,
            operate;
    };
    for (auto const& row : {Row{Role::contributor, true, false, false, false, false, false},
                            Row{Role::coordinator, true, false, true, false, false, false},
                            Row{Role::process_leader, true, true, true, true, true, false},
                            Row{Role::operator_, false, false, false, false, false, true}}) {
        bool const local = row.role == Role::contributor || row.role == Role::coordinator;
        Viewer const viewer{members::MemberId::make(),
                            "Anna",
                            {{row.role, local ? home : organisations::OrganisationId()}}};
        CAPTURE(name(row.role));
        CHECK(may(viewer, Permission::contribute, home) == row.contribute_home);
        CHECK(may(viewer, Permission::contribute, elsewhere) == row.contribute_elsewhere);
        CHECK(may(viewer, Permission::coordinate, home) == row.coordinate_home);
        CHECK(may(viewer, Permission::coordinate, elsewhere) == row.coordinate_elsewhere);
        CHECK(may(viewer, Permission::lead) == row.lead);
        CHECK(may(viewer, Permission::operate) == row.operate);
        CHECK(may(viewer, Permission::member));
    }
}

TEST_CASE("a role in a unit is no role in the organisation, and counts only along the line") {
    auto const home = organisations::OrganisationId::make();
    auto const board = units::UnitId::make(), office = units::UnitId::make(),
               beside = units::UnitId::make();
    std::array const line = {office, board};
    Place const place{.organisation = home, .line = line};
    auto const holder = [&](units::UnitId const& unit) {
        return Viewer{members::MemberId::make(), "Anna", {{Role::coordinator, home, unit}}};
    };
    CHECK(may_at(holder(board), Permission::coordinate, place));
    CHECK(may_at(holder(office), Permission::contribute, place));
    CHECK(may_at(holder({}), Permission::coordinate, place));
    CHECK_FALSE(may_at(holder(beside), Permission::coordinate, place));
    CHECK_FALSE(may_at(holder(board), Permission::coordinate, {.organisation = home}));
    CHECK_FALSE(may(holder(board), Permission::contribute, home));
    CHECK(may(holder(board), Permission::coordinate));
    CHECK(may_in_part(holder(board), Permission::coordinate, home));
    CHECK_FALSE(
        may_in_part(holder(board), Permission::coordinate, organisations::OrganisationId::make()));
}

TEST_CASE("where secrecy holds only those of the organisation may") {
    auto const home = organisations::OrganisationId::make();
    Place const closed{.organisation = home, .is_closed = true};
    Viewer const leader{members::MemberId::make(), "Lena", {{Role::process_leader, {}}}};
    CHECK_FALSE(may_at(leader, Permission::contribute, closed));
    CHECK(may_at(leader, Permission::coordinate, {.organisation = home}));
    CHECK(may_at({members::MemberId::make(), "Karin", {{Role::coordinator, home}}},
                 Permission::coordinate, closed));
    CHECK(may_at({}, Permission::everyone, closed));
}

TEST_CASE("a visitor may only what everyone may, and a role in no account counts for nothing") {
    CHECK(may({}, Permission::everyone));
    CHECK_FALSE(may({}, Permission::member));
    CHECK_FALSE(may(Viewer{{}, "", {{Role::process_leader, {}}}}, Permission::lead));
}

TEST_CASE("role names are read as they are written") {
    for (auto role : {Role::contributor, Role::coordinator, Role::process_leader, Role::operator_})
        CHECK(parse_role(name(role)) == role);
    CHECK_FALSE(parse_role("admin"));
}

// The whole matrix of roles and permissions, at home and elsewhere.
#include <doctest/doctest.h>

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

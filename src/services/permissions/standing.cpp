// Each standing is a viewer with one role, and the rule is asked about that viewer.
#include "services/permissions/standing.h"

namespace permissions {

namespace {

constexpr std::array<std::string_view, standings.size()> standing_names = {
    "visitor",
    "member",
    "contributor",
    "contributor_elsewhere",
    "coordinator",
    "coordinator_elsewhere",
    "coordinator_in_unit",
    "coordinator_in_other_unit",
    "process_leader",
    "operator"};
constexpr std::array<std::string_view, 6> permission_names = {"everyone",   "member", "contribute",
                                                              "coordinate", "lead",   "operate"};
constexpr std::array<std::string_view, 10> over_names = {
    "anywhere", "organisation", "unit",       "closed",       "part",
    "whole",    "own",          "own_or_led", "without_role", "secret"};

using organisations::OrganisationId;

/// An organisation with two units, and another organisation.
struct Land {
    OrganisationId here = OrganisationId::make(), elsewhere = OrganisationId::make();
    units::UnitId unit = units::UnitId::make(), other = units::UnitId::make();
};

Viewer viewer(Standing standing, Land const& land) {
    auto const& [here, elsewhere, unit, other] = land;
    Viewer viewer;
    if (standing == Standing::visitor) return viewer;
    viewer.member = members::MemberId::make();
    switch (standing) {
        case Standing::contributor: viewer.grants = {{Role::contributor, here}}; break;
        case Standing::contributor_elsewhere:
            viewer.grants = {{Role::contributor, elsewhere}};
            break;
        case Standing::coordinator: viewer.grants = {{Role::coordinator, here}}; break;
        case Standing::coordinator_elsewhere:
            viewer.grants = {{Role::coordinator, elsewhere}};
            break;
        case Standing::coordinator_in_unit:
            viewer.grants = {{Role::coordinator, here, unit}};
            break;
        case Standing::coordinator_in_other_unit:
            viewer.grants = {{Role::coordinator, here, other}};
            break;
        case Standing::process_leader: viewer.grants = {{Role::process_leader, {}}}; break;
        case Standing::operator_: viewer.grants = {{Role::operator_, {}}}; break;
        case Standing::visitor:
        case Standing::member: break;
    }
    return viewer;
}

}

std::string_view name(Standing standing) {
    return standing_names[static_cast<std::size_t>(standing)];
}

std::string_view name(Permission permission) {
    return permission_names[static_cast<std::size_t>(permission)];
}

std::string_view name(Over over) { return over_names[static_cast<std::size_t>(over)]; }

bool may(Standing standing, Permission permission, Over over) {
    Land const land;
    auto const who = viewer(standing, land);
    Place place{.organisation = land.here, .line = {&land.unit, 1}};
    switch (over) {
        case Over::organisation: return may(who, permission, land.here);
        case Over::closed: place.is_closed = true; [[fallthrough]];
        case Over::unit: return may_at(who, permission, place);
        case Over::part: return may_in_part(who, permission, land.here);
        case Over::whole:
            return may(who, permission, land.here) || may(who, permission, land.elsewhere);
        case Over::without_role: return who.grants.empty() && may(who, permission);
        case Over::anywhere:
        case Over::own:
        case Over::own_or_led:
        case Over::secret: break;
    }
    return may(who, permission);
}

}

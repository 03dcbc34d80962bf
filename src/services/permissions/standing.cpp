// Each standing is a viewer with one role, and the rule is asked about that viewer.
#include "services/permissions/standing.h"

namespace permissions {

namespace {

constexpr std::array<std::string_view, standings.size()> standing_names = {
    "visitor",        "member",
    "contributor",    "contributor_elsewhere",
    "coordinator",    "coordinator_elsewhere",
    "process_leader", "operator"};
constexpr std::array<std::string_view, 6> permission_names = {"everyone",   "member", "contribute",
                                                              "coordinate", "lead",   "operate"};
constexpr std::array<std::string_view, 6> over_names = {"anywhere",   "organisation", "own",
                                                        "own_or_led", "without_role", "secret"};

using organisations::OrganisationId;

Viewer viewer(Standing standing, OrganisationId const& here, OrganisationId const& elsewhere) {
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
    auto const here = OrganisationId::make(), elsewhere = OrganisationId::make();
    auto const who = viewer(standing, here, elsewhere);
    if (over == Over::without_role && !who.grants.empty()) return false;
    return may(who, permission, over == Over::organisation ? here : OrganisationId());
}

}

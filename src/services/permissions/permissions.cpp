// The rule that every check goes through.
#include "services/permissions/permissions.h"

#include <algorithm>
#include <array>

namespace permissions {

namespace {
constexpr std::array<std::string_view, 4> role_names = {"contributor", "coordinator",
                                                        "process_leader", "operator"};
}

std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view text) {
    for (std::size_t i = 0; i < role_names.size(); ++i)
        if (role_names[i] == text) return static_cast<Role>(i);
    return std::nullopt;
}

std::vector<organisations::OrganisationId> Viewer::organisations() const {
    std::vector<organisations::OrganisationId> ids;
    for (auto const& grant : grants)
        if (!grant.organisation.empty() && std::ranges::find(ids, grant.organisation) == ids.end())
            ids.push_back(grant.organisation);
    return ids;
}

namespace {

/// `reaches` says whether a role of an organisation reaches what is asked about.
template <class Reaches>
bool may_by(Viewer const& viewer, Permission permission, bool leads, Reaches reaches) {
    if (permission == Permission::everyone) return true;
    if (!viewer.signed_in()) return false;
    if (permission == Permission::member) return true;
    return std::ranges::any_of(viewer.grants, [&](Grant const& grant) {
        switch (grant.role) {
            case Role::contributor: return permission == Permission::contribute && reaches(grant);
            case Role::coordinator: return permission <= Permission::coordinate && reaches(grant);
            case Role::process_leader: return permission <= Permission::lead && leads;
            case Role::operator_: return permission == Permission::operate;
        }
        return false;
    });
}

}

bool may(Viewer const& viewer, Permission permission,
         organisations::OrganisationId const& organisation) {
    return may_by(viewer, permission, true, [&](Grant const& grant) {
        return organisation.empty() || (grant.organisation == organisation && grant.unit.empty());
    });
}

bool may_at(Viewer const& viewer, Permission permission, Place const& place) {
    return may_by(viewer, permission, !place.is_closed, [&](Grant const& grant) {
        return grant.organisation == place.organisation &&
               (grant.unit.empty() ||
                std::ranges::find(place.line, grant.unit) != place.line.end());
    });
}

bool may_in_part(Viewer const& viewer, Permission permission,
                 organisations::OrganisationId const& organisation) {
    return may_by(viewer, permission, true,
                  [&](Grant const& grant) { return grant.organisation == organisation; });
}

}

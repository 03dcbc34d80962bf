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

bool may(Viewer const& viewer, Permission permission,
         organisations::OrganisationId const& organisation) {
    if (permission == Permission::everyone) return true;
    if (!viewer.signed_in()) return false;
    if (permission == Permission::member) return true;
    return std::ranges::any_of(viewer.grants, [&](Grant const& grant) {
        bool const here = organisation.empty() || grant.organisation == organisation;
        switch (grant.role) {
            case Role::contributor: return permission == Permission::contribute && here;
            case Role::coordinator: return permission <= Permission::coordinate && here;
            case Role::process_leader: return permission <= Permission::lead;
            case Role::operator_: return permission == Permission::operate;
        }
        return false;
    });
}

}

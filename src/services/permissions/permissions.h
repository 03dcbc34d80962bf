// Who may do what: a role is held in an organisation, or nationally.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"

namespace organisations {
using OrganisationId = basics::Id<struct OrganisationTag>;
}

namespace members {
using MemberId = basics::Id<struct MemberTag>;
}

namespace permissions {

/// What a route or an action asks for, from least to most.
///   everyone   anybody, also without an account
///   member     somebody who is signed in
///   contribute write on behalf of an organisation: contributor or coordinator there
///   coordinate answer for an organisation: coordinator there
///   lead       answer for the whole: the national process leader
///   operate    run the machine: operator
enum class Permission : std::uint8_t { everyone, member, contribute, coordinate, lead, operate };

/// contributor and coordinator are held in an organisation, process_leader and operator nationally.
enum class Role : std::uint8_t { contributor, coordinator, process_leader, operator_ };

/// "contributor", "coordinator", "process_leader", "operator": the names in the database, the API
/// and the command line.
std::string_view name(Role role);
std::optional<Role> parse_role(std::string_view name);

struct Grant {
    Role role = Role::contributor;
    organisations::OrganisationId organisation = {};  ///< Empty for national roles.
    friend bool operator==(Grant const&, Grant const&) = default;
};

/// Who asks. The empty member is a visitor without an account.
struct Viewer {
    members::MemberId member = {};
    std::string name = {};
    std::vector<Grant> grants = {};

    bool signed_in() const { return !member.empty(); }
    /// The organisations in which the viewer holds a role, without repetition.
    std::vector<organisations::OrganisationId> organisations() const;
};

/// Whether the viewer holds the permission in this organisation; with the empty organisation: in
/// any. A national process leader may what a coordinator may, everywhere; an operator only
/// operates.
bool may(Viewer const& viewer, Permission permission,
         organisations::OrganisationId const& organisation = {});

}

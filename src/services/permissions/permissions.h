// Who may do what: a role is held in an organisation, in one of its units, or nationally.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"

namespace organisations {
using OrganisationId = basics::Id<struct OrganisationTag>;
}

namespace units {
using UnitId = basics::Id<struct UnitTag>;
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
    /// The role counts in this unit and those below it; empty: in the whole organisation.
    units::UnitId unit = {};
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

/// Whether the viewer holds the permission in this organisation as a whole; with the empty
/// organisation: anywhere, also in a single unit. A national process leader may what a coordinator
/// may, everywhere; an operator only operates.
bool may(Viewer const& viewer, Permission permission,
         organisations::OrganisationId const& organisation = {});

/// Where a thing lies.
struct Place {
    organisations::OrganisationId organisation = {};
    /// The units in which a role reaches the thing: its own, those above, and those that these took
    /// over from. Empty: it belongs to the organisation as a whole.
    std::span<units::UnitId const> line = {};
    /// Secrecy holds there: who leads the whole has no part in it.
    bool is_closed = false;
};
/// Whether the viewer holds the permission over what lies there: in the organisation as a whole, or
/// in a unit of the line. The organisation is not empty.
bool may_at(Viewer const& viewer, Permission permission, Place const& place);

/// Whether the viewer holds the permission in the organisation as a whole or in any unit of it.
bool may_in_part(Viewer const& viewer, Permission permission,
                 organisations::OrganisationId const& organisation);

}

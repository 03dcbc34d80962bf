// How people stand to the one who answers for a thing: the columns of the matrix of who may do
// what.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "services/permissions/permissions.h"

namespace permissions {

/// Over what a permission must be held for it to count.
enum class Over : std::uint8_t {
    anywhere,      ///< Wherever it is held: no single thing is asked for.
    organisation,  ///< In the organisation that answers for the thing, as a whole.
    unit,          ///< In that organisation, or in a unit that has the thing.
    closed,        ///< The same where secrecy holds: who leads the whole has no part in it.
    part,          ///< In the organisation, or in whatever unit of it.
    whole,         ///< Wherever it is held, but not in a single unit alone.
    own,           ///< The thing is one's own; others' is as if it were not there.
    own_or_led,    ///< One's own, and everybody's for who leads the whole.
    without_role,  ///< Nothing, and only for who holds no role at all.
    secret,        ///< Whoever knows the address, which went out in a letter.
};

/// Everybody there is, as seen from one organisation. "Elsewhere" is the same role in another one.
enum class Standing : std::uint8_t {
    visitor,
    member,  ///< Signed in, without any role.
    contributor,
    contributor_elsewhere,
    coordinator,
    coordinator_elsewhere,
    coordinator_in_unit,        ///< In the unit that has the thing, or above it.
    coordinator_in_other_unit,  ///< In another unit of the same organisation.
    process_leader,
    operator_,
};
inline constexpr std::array standings = {Standing::visitor,
                                         Standing::member,
                                         Standing::contributor,
                                         Standing::contributor_elsewhere,
                                         Standing::coordinator,
                                         Standing::coordinator_elsewhere,
                                         Standing::coordinator_in_unit,
                                         Standing::coordinator_in_other_unit,
                                         Standing::process_leader,
                                         Standing::operator_};

/// "visitor", "contributor_elsewhere", "operator": the names in the API and among texts.
std::string_view name(Standing standing);
/// "everyone", "contribute", "lead" …
std::string_view name(Permission permission);
/// "anywhere", "own_or_led" …
std::string_view name(Over over);

/// Whether somebody who stands so may do what asks for the permission over a thing of the
/// organisation that they are seen from; where it is to be one's own, over their own. The answer is
/// that of may() for a viewer with just this role.
bool may(Standing standing, Permission permission, Over over);

}

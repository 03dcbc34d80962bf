// What a member stated or was asked as line owner; and what leaving does to it.
#include "features/outcomes/outcomes.h"
#include "services/members/own_data.h"

namespace outcomes {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"implemented_stated",
         members::own_rows(reader,
                           "SELECT project, what, at, version, comment FROM"
                           " implementation_events WHERE done_by = $1 ORDER BY at",
                           member, {"project", "what", "@at", "version", "comment"})},
        {"implemented_owned",
         members::own_rows(
             reader,
             "SELECT project, owner_name, owner_role, owner_unit, owner_email,"
             " since, state, comment FROM implementations"
             " WHERE owner_member = $1 ORDER BY project",
             member, {"project", "name", "role", "unit", "email", "since", "state", "comment"})}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address) {
    tx.run(
        "UPDATE implementations SET owner_name = '', owner_email = '', owner_member = ''"
        " WHERE owner_member = $1 OR owner_email = $2 AND owner_email <> ''",
        {member, address});
    tx.run(
        "UPDATE implementation_events SET owner_name = '', owner_member = ''"
        " WHERE owner_member = $1",
        {member});
}

}

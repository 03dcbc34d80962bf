// What a member applied for and decided; and what leaving does to it.
#include "features/funds/funds.h"
#include "services/members/own_data.h"

namespace funds {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"fund_applications",
         members::own_rows(
             reader,
             "SELECT fund, id, title, what, doers, asked, state, came_out,"
             " learned, applied_at, granted, used, reason, decided_on FROM fund_applications"
             " WHERE member = $1 ORDER BY applied_at",
             member,
             {"fund", "id", "title", "what", "doers", "asked", "state", "came_out", "learned",
              "@applied_at", "granted", "used", "reason", "decided_on"})},
        {"funds", members::own_rows(reader,
                                    "SELECT id, name, 'made', made_at FROM funds WHERE made_by = $1"
                                    " ORDER BY made_at",
                                    member, {"fund", "name", "what", "@at"})},
        {"fund_decisions",
         members::own_rows(reader,
                           "SELECT fund, id, title, granted, reason, decided_on"
                           " FROM fund_applications WHERE decided_by = $1 ORDER BY id",
                           member, {"fund", "id", "title", "granted", "reason", "decided_on"})}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run("UPDATE fund_applications SET member = '' WHERE member = $1", {member});
    tx.run("UPDATE fund_applications SET decided_by = '' WHERE decided_by = $1", {member});
    tx.run("UPDATE funds SET made_by = '' WHERE made_by = $1", {member});
}

}

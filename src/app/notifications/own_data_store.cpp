// Nobody else's business: read by the member, removed with them.
#include "app/notifications/own_data.h"

namespace notifications {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"follows", members::own_rows(reader,
                                          "SELECT kind, id, way, made_at FROM follows"
                                          " WHERE member = $1 ORDER BY made_at",
                                          member, {"kind", "id", "way", "@made_at"})},
            {"notifications",
             members::own_rows(reader,
                               "SELECT kind, id, action, changed_at, times FROM notifications"
                               " WHERE member = $1 ORDER BY changed_at",
                               member, {"kind", "id", "happened", "@changed_at", "times"})}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run("DELETE FROM follows WHERE member = $1", {member});
    tx.run("DELETE FROM notifications WHERE member = $1", {member});
    tx.run("DELETE FROM letter_ends WHERE member = $1", {member});
}

}

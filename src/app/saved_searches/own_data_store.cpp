// Nobody else's business: read by the member, removed with them.
#include "app/saved_searches/own_data.h"

namespace saved_searches {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"searches", members::own_rows(reader,
                                       "SELECT name, query, made_at, seen_at FROM saved_searches"
                                       " WHERE member = $1 ORDER BY id",
                                       member, {"name", "query", "@made_at", "@seen_at"})}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run("DELETE FROM saved_searches WHERE member = $1", {member});
}

}

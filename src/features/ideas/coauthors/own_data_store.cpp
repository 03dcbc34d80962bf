// What the member tells together with others, for themselves.
#include "features/ideas/coauthors/coauthors.h"
#include "services/members/own_data.h"

namespace ideas::coauthors::store {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"need_coauthors",
             members::own_rows(
                 reader,
                 "SELECT need, address, name, state, invited_at, answered_at"
                 " FROM need_coauthors WHERE member = $1 ORDER BY invited_at",
                 member, {"need", "email", "shown_name", "state", "@invited_at", "@answered_at"})}};
}

}

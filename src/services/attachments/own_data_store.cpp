// Only which files: they are had from where they lie.
#include "services/attachments/own_data.h"

namespace attachments {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"files",
         members::own_rows(
             reader,
             "SELECT id, subject_kind, subject_id, name, titles, state, added_at"
             " FROM attachments WHERE added_by = $1 ORDER BY added_at",
             member, {"id", "beside_kind", "beside_id", "name", "titles", "state", "@added_at"})}};
}

}

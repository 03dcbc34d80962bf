// Which tag, on what, and when.
#include "services/tags/own_data.h"

namespace tags {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"tags",
             members::own_rows(reader,
                               "SELECT tags.labels, subject_kind, subject_id, put_at FROM taggings"
                               " JOIN tags ON tags.id = taggings.tag WHERE put_by = $1"
                               " ORDER BY put_at",
                               member, {"labels", "on_kind", "on_id", "@put_at"})}};
}

}

// Few ask, and seldom: no index is kept for it.
#include "services/activity/by_actor.h"

namespace activity {

void each_by(db::Reader& reader, members::MemberId const& actor,
             std::function<void(Entry const&)> const& take) {
    reader.each(
        "SELECT sequence, at, action, subject_kind, subject_id FROM activity WHERE actor = $1"
        " ORDER BY sequence",
        {actor}, [&](db::Row const& row) {
            Entry entry;
            entry.sequence = row.integer(0);
            entry.at = row.time(1);
            entry.actor = actor;
            entry.action = row.text(2);
            entry.subject = {row.text(3), row.text(4)};
            take(entry);
        });
}

}

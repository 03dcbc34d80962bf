// Reads by the index over organisations, from its end.
#include "services/activity/by_organisation.h"

namespace activity {

std::vector<Entry> entries_in(db::Reader& reader, organisations::OrganisationId const& organisation,
                              std::string_view beginning, std::size_t limit) {
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, details FROM activity"
        " WHERE organisation = $1 AND substr(action, 1, $2) = $3 ORDER BY sequence DESC LIMIT $4",
        {organisation, beginning.size(), beginning, limit}, [&](db::Row const& row) {
            return Entry{.sequence = row.integer(0),
                         .at = row.time(1),
                         .actor = row.id<members::MemberId>(2),
                         .action = row.text(3),
                         .subject = {row.text(4), row.text(5)},
                         .organisation = organisation,
                         .details = json::parse(row.view(6)).value_or(json::Value())};
        });
}

}

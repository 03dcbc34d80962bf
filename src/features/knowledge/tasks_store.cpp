// Counted by the indexes of states.
#include "features/knowledge/knowledge.h"

namespace knowledge {

std::int64_t cases_in_review(db::Reader& reader,
                             organisations::OrganisationId const& organisation) {
    return reader.number(
        "SELECT count(*) FROM cases WHERE organisation = $1 AND state = 'in_review'",
        {organisation});
}

std::int64_t open_duplicates(db::Reader& reader) {
    return reader.number("SELECT count(*) FROM duplicate_pairs WHERE state = 'open'");
}

}

// Counted by the index of each organisation's needs.
#include "features/ideas/ideas.h"

namespace ideas {

std::int64_t unanswered_needs(db::Reader& reader,
                              organisations::OrganisationId const& organisation) {
    return reader.number(
        "SELECT count(*) FROM needs WHERE organisation = $1 AND state = 'received'"
        " AND visibility IN ('waiting', 'public')",
        {organisation});
}

}

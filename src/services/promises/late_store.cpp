// The index by organisation, outcome and first date gives just those.
#include "services/promises/late.h"

namespace promises {

std::int64_t late_running(db::Reader& reader, organisations::OrganisationId const& organisation,
                          basics::Date today, std::int64_t most) {
    return reader.number(
        "SELECT count(*) FROM (SELECT 1 FROM answer_clocks WHERE organisation = $1"
        " AND outcome = 'running' AND first_due < $2 AND asked_since = 0 LIMIT $3) AS late",
        {organisation, basics::iso(today), most});
}

}

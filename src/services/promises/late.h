// How many wait although the date that they were told has passed.
#pragma once
#include "platform/db/database.h"
#include "services/promises/promise.h"

namespace promises {

/// In the organisation on the day, by the first date; not counted further than `most`.
std::int64_t late_running(db::Reader& reader, organisations::OrganisationId const& organisation,
                          basics::Date today, std::int64_t most);

}

// Units and their spans as rows: the only SQL about them.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "services/units/unit.h"

namespace units::store {

/// All that the organisation has or had, by their ids.
std::vector<Unit> of_organisation(db::Reader& reader,
                                  organisations::OrganisationId const& organisation);
void add(db::Transaction& tx, Unit const& unit);
/// Writes end and spans anew.
void update(db::Transaction& tx, Unit const& unit);

}

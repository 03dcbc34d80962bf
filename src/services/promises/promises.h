// The promises that organisations and their units have stated, and the national time: read, set and
// taken away.
#pragma once
#include "services/promises/promise.h"
#include "services/units/actions.h"

namespace promises {

ByUnit of_organisation(db::Reader& reader, organisations::OrganisationId const& organisation);
/// What holds for those who have promised nothing.
Promise national(db::Reader& reader);

/// From now on this is promised by the unit of the draft, which is there today, or by the
/// organisation (empty). What came before keeps its date. Fields "unit", "who", "days" and
/// "counting".
basics::Problems set(db::Transaction& tx, units::Hand const& hand, units::Chart const& chart,
                     Draft const& draft);
/// False when the unit has none of its own (any more).
bool take_away(db::Transaction& tx, units::Hand const& hand,
               organisations::OrganisationId const& organisation, units::UnitId const& unit);
/// Fields "who", "days" and "counting".
basics::Problems set_national(db::Transaction& tx, units::Hand const& hand, Draft const& draft);

}

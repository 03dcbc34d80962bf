// Changing the tree: check, store and record in one transaction.
#pragma once
#include "platform/db/database.h"
#include "services/activity/activity.h"
#include "services/units/rules.h"

namespace units {

/// Who changes it, and when.
struct Hand {
    activity::Log& log;
    basics::Time now;
    members::MemberId member;
};

/// A new unit of the organisation.
std::expected<UnitId, basics::Problems> add(db::Transaction& tx, Hand const& hand,
                                            organisations::OrganisationId const& organisation,
                                            Draft const& draft);
/// The unit is called so, and stands there, from a day on. Nothing when there is no such unit.
std::optional<basics::Problems> change(db::Transaction& tx, Hand const& hand,
                                       organisations::OrganisationId const& organisation,
                                       UnitId const& id, Draft const& draft);
/// The unit is no more from a day on; those below it move. Nothing when there is no such unit.
std::optional<basics::Problems> end(db::Transaction& tx, Hand const& hand,
                                    organisations::OrganisationId const& organisation,
                                    UnitId const& id, EndDraft const& draft);

}

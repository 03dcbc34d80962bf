// That somebody looked at, or took away, what not everybody may see: written to the activity log
// once an hour, without what it said.
#pragma once
#include <string>

#include "services/activity/activity.h"
#include "services/web/services.h"

namespace looking {

/// Who looked at what; `action` ends in "_looked" or "_exported".
struct Look {
    members::MemberId member = {};
    std::string action = {};
    activity::Subject subject = {};
    organisations::OrganisationId organisation = {};
};

/// Whether the log says the same of the same person and thing within the hour before.
bool is_recorded(db::Reader& reader, Look const& look, basics::Time now);

/// Writes it in a transaction of its own, unless it is recorded; before the answer is sent. Never
/// within a Transaction of the caller's.
void record(web::Services& services, Look const& look);

}

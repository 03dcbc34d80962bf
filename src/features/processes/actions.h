// What can be done with processes: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check.
#pragma once
#include <string>
#include <string_view>

#include "features/processes/met.h"
#include "features/processes/rules.h"
#include "features/processes/store.h"
#include "services/activity/activity.h"

namespace processes {

struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
};

/// A copy for the organisation, under this name.
Process copy(db::Transaction& tx, Hand const& hand, Process const& from,
             organisations::OrganisationId const& organisation, Words name);

/// The outline is the next version. `what` is the step, the track or the version it was about.
Process change(db::Transaction& tx, Hand const& hand, Process process, Outline outline,
               Change change, std::string const& what);

/// Not worked by any more, or again. Nothing happens when it is so already.
void set_in_use(db::Transaction& tx, Hand const& hand, Process const& process, bool is_in_use);

/// The project met the step, in the words of the one who tells. False: it had been told so.
bool meet(db::Transaction& tx, Hand const& hand, Met met,
          organisations::OrganisationId const& organisation);
/// False when it was not told.
bool unmeet(db::Transaction& tx, Hand const& hand, std::string const& project,
            std::string_view step, organisations::OrganisationId const& organisation);

}

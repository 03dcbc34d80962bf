// What can be done to barriers: each stores, keeps in the history and records in one transaction of
// the caller's. Whether the one who asks may do it is the caller's to check.
#pragma once
#include <string>
#include <string_view>

#include "features/barriers/rules.h"
#include "features/barriers/store.h"
#include "services/activity/activity.h"

namespace barriers {

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
};

activity::Subject subject_of(Barrier const& barrier);

/// In the log, about the barrier: what follows the point of "barriers.…".
void record(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
            std::string const& action, json::Object details = {});
/// In the history that everybody who sees the barrier may read.
void happened(db::Transaction& tx, Hand const& hand, Barrier const& barrier, Event event);

struct Sent {
    Barrier barrier = {};
    bool is_new = true;
};
/// The one who reports is the first who has it. The same key with the same title by the same member
/// is the same barrier. `project` (may be empty) is one that it stops.
Sent report(db::Transaction& tx, Hand const& hand, Report const& told, std::string const& project,
            std::string_view key, bool ties = true);

/// False when this person had said so for the organisation before: then nothing happens. The
/// barrier is one that stands by itself.
bool endorse(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
             OrganisationId const& organisation, std::string const& evidence,
             std::string const& project, texts::Language language, bool ties = true);
bool withdraw(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
              OrganisationId const& organisation);

/// The caller has seen that nobody changed it meanwhile. Nothing happens when it says the same.
Barrier describe(db::Transaction& tx, Hand const& hand, Barrier barrier, Described const& made);

bool add_project(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
                 std::string const& project);
bool take_away_project(db::Transaction& tx, Hand const& hand, Barrier const& barrier,
                       std::string const& project);

/// `away` becomes part of `whole`: its endorsements and projects are told on the page of the other,
/// and come back with undo_merge(). See why_not_merged().
void merge(db::Transaction& tx, Hand const& hand, Barrier whole, Barrier away,
           std::string const& reason);
/// Nothing when it is not merged.
void undo_merge(db::Transaction& tx, Hand const& hand, Barrier away, std::string const& reason);

void set_hidden(db::Transaction& tx, Hand const& hand, Barrier barrier, bool is_hidden);

}

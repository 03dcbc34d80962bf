// Telling an entry and removing it. Each in a transaction that the caller commits; whether the one
// who asks may do it is the caller's to check.
#pragma once
#include "features/project_plans/store.h"
#include "services/activity/activity.h"
#include "services/web/access.h"

namespace project_plans {

/// Who does it, and when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
    organisations::OrganisationId organisation = {};
};

/// An entry, and the project that it is kept under: the one asked for, or one that became part of
/// it.
struct Kept {
    std::string home = {};
    Entry entry = {};
};

/// All entries of the project, also those told of projects that became part of it.
std::vector<Kept> kept_of(db::Reader& reader, web::Access const& project);
std::vector<Entry> entries_of(db::Reader& reader, web::Access const& project);

/// A new entry, or the next version of `before`. Nothing happens when it says so already.
Entry tell(db::Transaction& tx, Hand const& hand, std::string const& home, Part part,
           Entry const* before, told::Told told);

/// It holds no more, because of `reason`; its versions stay.
void remove(db::Transaction& tx, Hand const& hand, std::string const& home, Entry const& entry,
            std::string const& reason);

}

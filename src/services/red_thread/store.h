// Rows of the links that people tie: the only SQL about them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "services/permissions/permissions.h"
#include "services/web/linked.h"

namespace red_thread {

/// A link that somebody tied.
struct Tied {
    web::Link link = {};
    basics::Time at = {};
    members::MemberId by = {};
};

/// The links of which the subject is one end, the first tied first.
std::vector<Tied> ties_of(db::Reader& reader, activity::Subject const& subject);
/// False when the two are tied already.
bool add(db::Transaction& tx, Tied const& tied);
/// False when they were not.
bool remove(db::Transaction& tx, activity::Subject const& earlier, activity::Subject const& later);

/// Removes every link of the subject for good.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}

// Weeding by decision, step by step: proposed by one, carried out by another, in parts that each
// last; what was interrupted goes on where it was.
#pragma once
#include <expected>
#include <stop_token>

#include "services/activity/activity.h"
#include "services/weeding/due.h"

namespace weeding {

/// The most that one decision covers at a time; the rest waits for the next.
inline constexpr std::size_t most_items = 5000;

/// What the work stands on.
struct Tools {
    activity::Log& log;
    lifetimes::Rules const& rules;
    Holds holds = {};
    /// Removes what others have put beside a subject.
    std::function<void(db::Transaction&, std::string_view kind, std::string_view subject)> forget =
        {};
};

/// Who does something, when.
struct Hand {
    basics::Time now = {};
    members::MemberId member = {};
};

/// Writes a proposal that covers what the organisation may weed today by this rule, as it is now.
/// Problems: field "covers" when there is nothing, or when another proposal by this rule is open.
std::expected<Weeding, basics::Problems> propose(db::Transaction& tx, Tools const& tools,
                                                 Hand const& hand,
                                                 OrganisationId const& organisation,
                                                 lifetimes::Rule const& rule,
                                                 Decision const& decision);
/// Takes a proposal back. False when it is not open.
bool withdraw(db::Transaction& tx, Tools const& tools, Hand const& hand, Weeding weeding);

/// Begins. The proposer cannot, nor can anybody twice: both are asked of the row, here.
Obstacle begin(db::Transaction& tx, Tools const& tools, Hand const& hand, WeedingId const& id);

/// Weeds the next part of one that was begun, in one transaction of its own; false when all is
/// done. May be called by several at once.
bool carry_on(db::Database& database, Tools const& tools, basics::Time now, WeedingId const& id);

/// Removes one thing for good, with all that belongs to it; the log keeps that it happened.
void weed(db::Transaction& tx, Tools const& tools, Hand const& hand, lifetimes::Rule const& rule,
          lifetimes::Due const& due, json::Object details);

}

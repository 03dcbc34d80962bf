// What moderation keeps for a time, and what goes with a text that is weeded.
#pragma once
#include <string_view>

#include "services/activity/activity.h"
#include "services/lifetimes/rule.h"

namespace moderation {

/// Addresses of those who reported, 180 days after a decision; reports, by decision.
lifetimes::Rules lifetime_rules();

/// Whether somebody has still to decide about the text, or may still ask for another look.
bool is_open_about(db::Reader& reader, activity::Subject const& subject, basics::Time now);

/// Removes every matter about the text for good: it holds a copy of it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}

// The daily run: takes what goes by itself, once a day, by one node; and goes on with decisions
// that were interrupted.
#pragma once
#include <memory>
#include <stop_token>

#include "platform/json/value.h"
#include "services/weeding/carrying_out.h"

namespace weeding {

/// Takes everything that goes by itself and is over on the day of `now`, a part at a time. What a
/// crash interrupts is counted on the next time. False when told to stop before the end.
bool run(db::Database& database, Tools const& tools, basics::Time now, std::stop_token const& stop);

/// Whether the run of the day of `now` has come to its end.
bool has_run(db::Reader& reader, basics::Time now);

/// By rule, in the order in which they are given: {"rule", "ending", "due", "held"}; for what goes
/// at once without numbers.
json::Array amounts(db::Reader& reader, Tools const& tools, basics::Time now);

}

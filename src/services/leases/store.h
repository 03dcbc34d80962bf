// Rows of leases.
#pragma once
#include <string_view>

#include "platform/basics/time.h"
#include "platform/db/database.h"

namespace leases::store {

/// Whether `holder` has the job from now on until `ends_at`: nobody had it, it had run out, or
/// `holder` had it already.
bool take(db::Transaction& tx, std::string_view job, std::string_view holder, basics::Time now,
          basics::Time ends_at);

/// Gives it up, if `holder` has it.
void give_up(db::Transaction& tx, std::string_view job, std::string_view holder);

}

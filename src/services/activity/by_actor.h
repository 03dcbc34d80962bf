// What one person did, for themselves.
#pragma once
#include <functional>

#include "services/activity/activity.h"

namespace activity {

/// Every entry by the actor in order, without its details. Reads the whole log.
void each_by(db::Reader& reader, members::MemberId const& actor,
             std::function<void(Entry const&)> const& take);

}

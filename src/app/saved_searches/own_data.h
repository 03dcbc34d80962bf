// The searches that a member follows, for themselves; gone when they leave.
#pragma once
#include "services/members/own_data.h"

namespace saved_searches {

/// By section.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

void forget_member(db::Transaction& tx, members::MemberId const& member);

}

// What a member follows and has been told, for themselves; gone when they leave.
#pragma once
#include "services/members/own_data.h"

namespace notifications {

/// By section.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// Follows, news and ways out of letters are removed.
void forget_member(db::Transaction& tx, members::MemberId const& member);

}

// The tags that a member put on things, for themselves.
#pragma once
#include "services/members/own_data.h"

namespace tags {

/// By section.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

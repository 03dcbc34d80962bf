// The files that a member added, for themselves.
#pragma once
#include "services/members/own_data.h"

namespace attachments {

/// By section.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

// The links that a member tied, for themselves.
#pragma once
#include "services/members/own_data.h"

namespace red_thread {

/// By section.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

// What a member asked others to weigh, and answered themselves, for themselves.
#pragma once
#include "features/ideas/weighing/store.h"
#include "platform/json/value.h"

namespace ideas::weighing {

json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

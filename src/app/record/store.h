// How far the record has been handed on.
#pragma once
#include <cstdint>
#include <string_view>

#include "platform/db/database.h"

namespace record {

/// The last entry handed to `receiver`; 0 when none was.
std::int64_t handed_on(db::Reader& reader, std::string_view receiver);
void set_handed_on(db::Transaction& tx, std::string_view receiver, std::int64_t sequence);

}

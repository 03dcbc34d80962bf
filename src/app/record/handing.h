// Handing entries of the log on, in order, and remembering how far.
#pragma once
#include <cstddef>

#include "app/record/socket.h"
#include "platform/db/database.h"

namespace record {

/// Sends the next entries, at most `most`, and keeps how far it came; returns how many. Throws
/// std::system_error when nobody takes them: what was sent before is kept all the same.
std::size_t hand_on(db::Database& database, Socket& socket, std::size_t most = 500);

}

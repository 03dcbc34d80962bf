// The failure that people can mend: there is no room left.
#pragma once
#include <exception>
#include <system_error>

namespace basics {

/// What failures of the database, the search index and others also are when the disk is full.
/// Nothing was kept of what failed; reading goes on.
struct NoRoom {};

/// Whether the system says that there is no room: a full disk, a quota, a limit on a file's size.
bool means_no_room(std::error_code const& code);
bool means_no_room(int system_error);

/// Whether something failed because there was no room: a NoRoom, or a std::system_error that means
/// it.
bool is_for_want_of_room(std::exception const& failure);

}

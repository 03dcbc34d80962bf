// Files that are whole or not there at all, whatever happens while they are written.
#pragma once
#include <string>
#include <string_view>
#include <system_error>

namespace files {

/// Writes a file that is on disk when this returns. It gets its name only when it is whole; until
/// then, and after a crash, what there is of it is called `path`.part, which the next attempt
/// overwrites. Throws std::system_error, and leaves nothing, when it cannot be written.
void write_durably(std::string const& path, std::string_view bytes);

/// Gives the finished file `from` the name `to` in the same file system, in place of what may have
/// that name, once its bytes are on disk; the name is on disk when this returns. Throws
/// std::system_error.
void put_in_place(std::string const& from, std::string const& to);

}

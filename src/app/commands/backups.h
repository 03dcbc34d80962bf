// Backups: the database and the files that people put there, as one tar file, and back.
#pragma once
#include <string>

namespace commands {

/// A consistent copy of the database, and every content that it needs, into a new file; works
/// beside a server. 0: whole. 1: written, but something that it should hold is damaged or missing,
/// and what that is. Throws when the file cannot be made.
int backup(std::string const& data, std::string const& file);

/// Puts a backup in the place of the database, which is kept beside it; contents are added to those
/// that are there. Takes a bare database, too. Refuses while a server holds the folder, and backups
/// that are not whole; then nothing was changed.
int restore(std::string const& data, std::string const& file);

}

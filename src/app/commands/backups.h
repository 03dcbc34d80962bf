// Backups: the database and the files that people put there, as one tar file, and back.
#pragma once
#include <string>

#include "app/program/place.h"

namespace commands {

/// A consistent copy of the database, and every content that it needs, into a new file; works
/// beside a server. The same file whatever the engine: it can be restored to either. 0: whole. 1:
/// written, but something that it should hold is damaged or missing, and what that is. Throws when
/// the file cannot be made.
int backup(program::Place const& place, std::string const& file);

/// Puts a backup in the place of the database, which is kept beside it; contents are added to those
/// that are there. Takes a bare database, too. A PostgreSQL database must be empty: the one that
/// was there before is the operator's to keep or drop. Refuses while a server holds the folder, and
/// backups that are not whole; then nothing was changed.
int restore(program::Place const& place, std::string const& file);

}

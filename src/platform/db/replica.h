// Reading from a copy that follows the database, never older than what this process knows of.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/db/database.h"

namespace db {

/// `database`, which is PostgreSQL, with its reading done at `replica`, a hot standby of it. A
/// Reader is the standby's when that has replayed all that this process has committed or heard of
/// (Database::listen), by its place in the write-ahead log; else, or when the standby cannot be
/// reached, the database's own. `unused` is called when the standby begins not to answer. Opens
/// when the standby is away. Throws Failure for a database that is not shared, and Unavailable when
/// the database itself cannot be reached.
std::unique_ptr<Database> with_replica(std::unique_ptr<Database> database,
                                       std::string const& replica,
                                       std::function<void(std::string const& why)> unused);

}

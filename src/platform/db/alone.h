// A transaction for what takes long: nobody's commit waits for it.
#pragma once
#include "platform/db/database.h"

namespace db {

/// As Database::begin(), for hundreds of rows or more. On SQLite those that wait together share one
/// flush to disk, and are told when the last of them is done; this one shares with nobody. On
/// PostgreSQL, where nobody shares, it is the same as begin().
Transaction begin_alone(Database& database);

}

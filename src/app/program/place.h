// Where an installation is: its data folder, and the database that belongs to it.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/db/database.h"

namespace program {

struct Place {
    std::string data;           ///< The data folder.
    std::string database = {};  ///< What the operator says (db::open); empty: as last time.
};

/// The SQLite database of a data folder, whether it is there or not.
std::string sqlite_file(std::string const& data);

/// Whether an installation is there: its database, or the note of where that is.
bool is_data_folder(std::string const& data);

/// The address of the database that belongs to the place: what the operator says, else what the
/// folder's file "database" remembers, else "sqlite".
std::string database_address(Place const& place);

/// Throws db::Failure when the role that was signed in with passes by the wall between
/// organisations (platform/db/reach.h).
void refuse_without_wall(db::Database& database);

/// Opens it, and lets the folder remember, so that no later command takes another by mistake. A
/// password is not kept: libpq finds it in PGPASSFILE, ~/.pgpass or PGPASSWORD. Throws db::Failure,
/// also when it is without a wall.
std::unique_ptr<db::Database> open_database(Place const& place);

/// The same, with its reading done at a standby (db::with_replica) when the operator names one.
std::unique_ptr<db::Database> open_database(Place const& place, std::string const& replica,
                                            std::function<void(std::string const& why)> unused);

/// An address without the password in it.
std::string without_password(std::string const& address);

}

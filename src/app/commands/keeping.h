// Keeping the house: back up, restore, check, migrate, rebuild the index.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"

namespace commands {

/// A consistent copy of the database into a new file; works beside a server.
int backup(std::string const& data, std::string const& file);
/// Puts a backup in the place of the database, which is kept beside it. Refuses while a server
/// holds the folder, and files that are not whole.
int restore(std::string const& data, std::string const& file);
/// Says whether a settings file can be used: 0, or throws with a line for each mistake.
int check_settings(std::string const& file);
/// Looks for damage. 0: sound. 1: damaged, and what was found.
int check(std::string const& data);
/// Brings the schema up to this program.
int migrate(std::string const& data);
/// Makes the search index anew. Goes to the server when one holds the folder.
int rebuild_index(std::string const& data);
int rebuild_index(program::Program& program, Output const& output);

}

// Keeping the house: check, migrate, rebuild the index, clear away files that nothing needs.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/place.h"
#include "app/program/program.h"

namespace commands {

/// Says whether a settings file can be used: 0, or throws with a line for each mistake.
int check_settings(std::string const& file);
/// Looks for damage in the database and in every file that it needs; works beside a server. 0:
/// sound. 1: damaged, and what was found.
int check(program::Place const& place);
/// Brings the schema up to this program.
int migrate(program::Place const& place);
/// Makes the search index anew. Goes to the server when one holds the folder.
int rebuild_index(program::Place const& place);
int rebuild_index(program::Program& program, Output const& output);
/// Removes contents that no attachment needs, and what interrupted uploads left. Goes to the server
/// when one holds the folder.
int clean_files(program::Place const& place);
int clean_files(program::Program& program, Output const& output);

}

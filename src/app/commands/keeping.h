// Keeping the house: check, migrate, rebuild the index, clear away files that nothing needs.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"

namespace commands {

/// Says whether a settings file can be used: 0, or throws with a line for each mistake.
int check_settings(std::string const& file);
/// Looks for damage in the database and in every file that it needs; works beside a server. 0:
/// sound. 1: damaged, and what was found.
int check(std::string const& data);
/// Brings the schema up to this program.
int migrate(std::string const& data);
/// Makes the search index anew. Goes to the server when one holds the folder.
int rebuild_index(std::string const& data);
int rebuild_index(program::Program& program, Output const& output);
/// Removes contents that no attachment needs, and what interrupted uploads left. Goes to the server
/// when one holds the folder.
int clean_files(std::string const& data);
int clean_files(program::Program& program, Output const& output);

}

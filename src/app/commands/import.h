// samverk import: a file from an outside source into the knowledge bank.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"
#include "platform/json/value.h"

namespace commands {

struct ImportOptions {
    std::string data, source, file;
    std::string organisation =
        {};                ///< For source "document": whose case it becomes; code, name or id.
    std::string map = {};  ///< For source "table": the file with the mapping.
    bool dry_run = false;
    std::string database = {};  ///< As in program::Place.
};

/// Prints {"read":…,"created":…,"updated":…,"unchanged":…,"rejected":…}; each rejected row on
/// standard error. Goes to the server when one holds the folder.
int import(ImportOptions const& options);

/// The same within a program that is running. Paths are absolute.
int import(program::Program& program, ImportOptions const& options, Output const& output);

json::Value written(ImportOptions const& options);
ImportOptions import_options(json::Value const& arguments);

}

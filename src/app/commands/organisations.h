// samverk organisations import: a table of organisations from the command line.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"
#include "platform/json/value.h"

namespace commands {

struct OrganisationsOptions {
    std::string data, file;
    bool dry_run = false;
    bool also_alike = false;    ///< Also rows that are like an organisation that is here.
    std::string database = {};  ///< As in program::Place.
};

/// Prints {"read", "created", "updated", "unchanged", "rejected"}, and each rejected row on stderr
/// with its line. Goes to the server when one holds the folder. 2 when the file cannot be read.
int import_organisations(OrganisationsOptions const& options);
/// The same within a program that is running.
int import_organisations(program::Program& program, OrganisationsOptions const& options,
                         Output const& output);

json::Value written(OrganisationsOptions const& options);
OrganisationsOptions organisations_options(json::Value const& arguments);

}

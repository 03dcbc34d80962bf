// What is over by the rules of how long things are kept: counted, or weeded.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/place.h"
#include "app/program/program.h"

namespace commands {

struct RetentionOptions {
    std::string data = {}, database = {};
    bool dry_run = false;
};

/// Prints {"day", "dry_run", "rules": [{"rule", "ending", "due", "held", "weeded_today"}]}. Weeds
/// what goes by itself, unless it is a dry run; never what needs a decision. Goes to the server
/// when one holds the folder.
int retention(RetentionOptions const& options);
int retention(program::Program& program, bool dry_run, Output const& output);

}

// samverk import: a file from an outside source into the knowledge bank.
#pragma once
#include <string>

namespace commands {

struct ImportOptions {
    std::string data, source, file;
    std::string map = {};   ///< For source "table": the file with the mapping.
    bool dry_run = false;
};

/// Prints {"read":…,"created":…,"updated":…,"unchanged":…,"rejected":…}; each rejected row on standard error.
int import(ImportOptions const& options);

}

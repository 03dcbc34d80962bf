// samverk copy: an installation moves from one engine to another, and back.
#pragma once
#include <string>

namespace commands {

struct CopyOptions {
    std::string data;      ///< The data folder; nobody else may hold it.
    std::string from, to;  ///< "sqlite" for the one in the folder, or PostgreSQL's address.
};

/// Copies every row, compares what both databases hold, and lets the folder remember the new one.
/// Prints a line for each table: rows and hash. Throws, and changes nothing, when the new one is
/// not empty or the old one is not of this program.
int copy(CopyOptions const& options);

}

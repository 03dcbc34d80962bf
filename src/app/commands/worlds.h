// samverk demo and samverk export: a world to look at, and the whole bank as data.
#pragma once
#include <cstddef>
#include <string>

namespace commands {

struct DemoOptions {
    std::string data;
    std::size_t projects = 0;  ///< This many synthetic projects instead of the demo world.
    bool json = false;
};

/// Prints a one-time link for each role.
int demo(DemoOptions const& options);

struct ExportOptions {
    std::string data, what, format = "jsonl";
    std::string settings = {};  ///< The settings file: rows of CSV hold the public address.
};

/// Writes one project a line to standard output (docs/api.md has the fields).
int export_bank(ExportOptions const& options);

}

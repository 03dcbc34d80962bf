// samverk demo and samverk export: a world to look at, and the whole bank as data.
#pragma once
#include <cstddef>
#include <string>

namespace commands {

struct DemoOptions {
    std::string data;
    std::size_t projects = 0;  ///< This many synthetic projects instead of the demo world.
    /// One organisation with so many ideas and supports in all, and people who may sign in.
    std::size_t ideas = 0, supports = 0, people = 0;
    bool json = false;
    std::string database = {};  ///< As in program::Place.
};

/// Prints a one-time link for each role.
int demo(DemoOptions const& options);

struct ExportOptions {
    std::string data, what, format = "jsonl";
    std::string settings = {};  ///< The settings file: rows of CSV hold the public address.
    std::string database = {};  ///< As in program::Place.
};

/// Writes one project a line to standard output (docs/api.md has the fields).
int export_bank(ExportOptions const& options);

}

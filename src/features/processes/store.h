// Rows of processes, their versions and steps. The only SQL of these tables, but for own data.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/processes/process.h"
#include "platform/db/database.h"

namespace processes::store {

std::optional<Process> find(db::Reader& reader, std::string_view id);
/// In the order of ids after `after`, at most `limit`; of one organisation unless it is empty.
std::vector<Process> list(db::Reader& reader, organisations::OrganisationId const& organisation,
                          std::string_view after, std::size_t limit);
std::int64_t count(db::Reader& reader, organisations::OrganisationId const& organisation);

/// The process as it is now, and this version of it.
void put(db::Transaction& tx, Process const& process, Version const& version);
void set_in_use(db::Transaction& tx, std::string_view id, bool is_in_use, basics::Time now);

/// Newest first, without what they were.
std::vector<Version> versions(db::Reader& reader, std::string_view process);
struct Kept {
    Version version = {};
    Outline outline = {};
};
std::optional<Kept> version(db::Reader& reader, std::string_view process, std::int64_t number);

/// A step that some process has or had.
struct KeptStep {
    std::string process = {};
    bool is_there = true;
    Step step = {};
};
std::optional<KeptStep> find_step(db::Reader& reader, std::string_view step);

}

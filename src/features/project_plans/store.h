// Rows and values of entries: the only SQL about them, but for weeding and leaving.
#pragma once
#include <vector>

#include "features/project_plans/entry.h"
#include "platform/db/database.h"

namespace project_plans {

/// Each entry as it was last told, removed ones too, the first told first.
std::vector<Entry> entries(db::Reader& reader, std::string_view project);
/// Every version of an entry, the newest first.
std::vector<Entry> versions(db::Reader& reader, std::string_view project, EntryId const& entry);
/// What happened last in all parts, the newest first.
std::vector<Entry> history(db::Reader& reader, std::string_view project, std::size_t most);
void add(db::Transaction& tx, std::string_view project, Entry const& entry);
/// Projects with entries of the part, in the order of their ids after `after`.
std::vector<std::string> projects_after(db::Reader& reader, Part part, std::string_view after,
                                        std::size_t most);

}

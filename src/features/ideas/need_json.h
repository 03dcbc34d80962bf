// A need or an idea as data: the same in the API and in exports.
#pragma once
#include <string>
#include <vector>

#include "features/ideas/need.h"
#include "platform/json/value.h"
#include "services/organisations/directory.h"

namespace ideas {

/// Without anybody's name: the sender and the official who answered are not part of it. `base` is
/// the public address of the program.
json::Object need_json(Need const& need, std::vector<Event> const& history,
                       organisations::Directory const& directory, std::string const& base);

/// The same as a row of a table: the names of its columns, and what stands in them.
std::vector<std::string> table_columns(Kind kind);
std::vector<std::string> table_fields(Kind kind, json::Object const& line);

}

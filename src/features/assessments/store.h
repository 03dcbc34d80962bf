// Rows and values of assessments: the only SQL about them.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "features/assessments/balance.h"
#include "platform/db/database.h"

namespace assessments {

/// What is told now, in the order of the parts' names; empty when nothing has been.
Assessment find(db::Reader& reader, std::string_view project);
/// Everything that was ever told, the newest first, at most so much.
std::vector<Part> history(db::Reader& reader, std::string_view project, std::size_t most);
/// Adds it as it is, with its version.
void add(db::Transaction& tx, std::string_view project, Part const& part);
/// The assessment of each project that has one, in the order of their ids.
void each(db::Reader& reader,
          std::function<void(std::string const& project, Assessment const&)> const& take);

}

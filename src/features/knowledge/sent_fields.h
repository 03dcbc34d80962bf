// Fields that a program sends: checked as strictly as the form checks what people type.
#pragma once
#include <expected>

#include "features/knowledge/project.h"
#include "platform/basics/problems.h"
#include "platform/json/value.h"
#include "services/organisations/directory.h"

namespace knowledge {

/// The fields (content_json.h) as they are stored, or every problem: unknown names, wrong shapes,
/// too long, values outside their list, an end before the start, no title left. Null empties a
/// field. `before` is the project as it was.
std::expected<json::Object, basics::Problems> checked(json::Object const& sent,
                                                      Content const& before,
                                                      organisations::Directory const& directory);

}

// Which cases tell of which projects, and which projects continue others, as the red thread asks
// (services/web/linked.h).
#pragma once
#include <string_view>
#include <vector>

#include "services/web/linked.h"

namespace knowledge {

/// To the public cases that tell of the project.
std::vector<web::Link> links_of_project(db::Reader& reader, std::string_view id);
/// From the projects of which the case's public version tells.
std::vector<web::Link> links_of_case(db::Reader& reader, std::string_view id);

}

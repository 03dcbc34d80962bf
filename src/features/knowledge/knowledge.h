// The knowledge bank: projects from many sources, and the cases they tell others.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace knowledge {

web::Feature feature(web::Services& services);

/// The terms by which a viewer finds what they may see: "everyone", their organisations, "leaders".
std::vector<std::string> viewer_terms(permissions::Viewer const& viewer);

}

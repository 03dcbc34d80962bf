// That a project was taken into ordinary use, on the red thread.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace outcomes {

/// "implemented", under the project's id: seen by everybody who may see the project.
web::SubjectKind subject(web::Services& services);

/// What projects led to.
std::vector<web::LinksBeside> links_beside();

}

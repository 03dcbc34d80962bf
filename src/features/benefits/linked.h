// What a project was good for, on the red thread: its effects.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace benefits {

/// "benefit", under the project's id: seen by everybody who may see the project.
web::SubjectKind subject(web::Services& services);

/// What projects led to.
std::vector<web::LinksBeside> links_beside();

}

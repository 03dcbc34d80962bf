// Adoptions on the red thread: what is used comes of what was made, or of another who uses it.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace adoptions {

/// "adoption": seen by everybody who may see what it is of, found on the thread and not by search.
web::SubjectKind subject(web::Services& services);

/// What projects and cases led to.
std::vector<web::LinksBeside> links_beside();

}

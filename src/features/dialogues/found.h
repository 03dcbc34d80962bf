// How dialogues are seen from the rest: what lies beside them, and beside what they are about.
#pragma once
#include <vector>

#include "services/web/feature.h"
#include "services/web/services.h"

namespace dialogues {

web::SubjectKind subject(web::Services& services);
std::vector<web::Beside> beside(web::Services& services);

}

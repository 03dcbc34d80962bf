// How calls are found by search, shown in lists, tied to what answers them and told of elsewhere.
#pragma once
#include <vector>

#include "services/web/feature.h"
#include "services/web/services.h"

namespace calls {

web::SubjectKind subject(web::Services& services);
/// The open calls of an organisation, beside its page.
std::vector<web::Beside> beside(web::Services& services);

}

// What an organisation needs in order to join: documents as drafts, and a path through the first
// ninety days.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace joining {

web::Feature feature(web::Services& services);

}

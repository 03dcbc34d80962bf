// Signing in by other services, one's ways in, and connecting services.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace identity {

web::Feature feature(web::Services& services);

}

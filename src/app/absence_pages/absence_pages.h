// Going away from a role, handing over, standing in, and coming back.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace absence_pages {

web::Feature feature(web::Services& services);

}

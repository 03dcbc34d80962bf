// One search page over everything: list, map and table, with filters and counts.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace find {

web::Feature feature(web::Services& services);

}

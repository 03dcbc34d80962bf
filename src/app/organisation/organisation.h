// Pages about organisations: who they are, what they have done, with whom.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace organisation {

web::Feature feature(web::Services& services);

}

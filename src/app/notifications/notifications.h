// Following anything, and being told: on the site, by letter at once, once a day or once a week.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace notifications {

web::Feature feature(web::Services& services);

}

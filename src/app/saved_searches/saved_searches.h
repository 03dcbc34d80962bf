// Searches that members follow: what is new in them, on their own page and as feeds.
#pragma once
#include <cstddef>
#include <functional>

#include "services/web/feature.h"
#include "services/web/services.h"

namespace saved_searches {

web::Feature feature(web::Services& services);

}

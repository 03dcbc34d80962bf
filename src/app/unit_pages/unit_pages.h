// How an organisation is arranged, on any day: shown to everybody, kept by its coordinators.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace unit_pages {

web::Feature feature(web::Services& services);

}

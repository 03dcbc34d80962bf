// Sending a subject to the organisation's registrar, and keeping the number that it gets there.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace registration_pages {

web::Feature feature(web::Services& services);

}

// The front page and the menu as a page.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace home {

web::Feature feature(web::Services& services);

}

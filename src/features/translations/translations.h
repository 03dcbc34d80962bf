// Texts of residents' pages in further languages, completed in the browser by the process leader.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace translations {

web::Feature feature(web::Services& services);

}

// What an organisation says of accessibility and of personal data in its own part.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace statements {

web::Feature feature(web::Services& services);

}

// A person's right to everything that is kept about them, and to go.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace own_data {

web::Feature feature(web::Services& services);

}

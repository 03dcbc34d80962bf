// Which documents are public, and from when: for everybody.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace public_documents {

web::Feature feature(web::Services& services);

}

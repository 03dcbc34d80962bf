// An organisation's own face: colours that can be read, a site at its own host name, forms and
// lists in others' pages.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace face {

/// Also tells the services which Host is whose, and pages whose colours they have.
web::Feature feature(web::Services& services);

}

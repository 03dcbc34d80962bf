// Pages about the site itself that the law asks for: how accessible it is, and what it keeps about
// people.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace about {

web::Feature feature(web::Services& services);

}

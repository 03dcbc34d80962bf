// Pages about oneself: signing in and out, one's own page, keys for programs, and one's own
// municipality.
#pragma once
#include <string_view>

#include "services/organisations/directory.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace account {

/// All routes. `services` must outlive the feature.
web::Feature feature(web::Services& services);

/// The municipality that a cookie, a member or Visit::municipality names, or null. It is the code;
/// the one Norwegian municipality whose code a Swedish one has as well is written "NO-1860".
organisations::Organisation const* chosen_municipality(organisations::Directory const& directory,
                                                       std::string_view value);

}

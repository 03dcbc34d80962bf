// Which barrier first: what each holds back, what removing it takes, and which to remove for most.
#pragma once
#include <string_view>

#include "platform/db/database.h"
#include "platform/json/value.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace leverage {

web::Feature feature(web::Services& services);

/// What removing barriers of the demo world takes: [{"title" (the barrier's), "by" (an address),
/// "cost" (kronor), "months", "words"}]. Throws std::runtime_error when they break the rules. Told
/// again nothing happens.
void add_demo_removals(web::Services& services, json::Value const& told);

}

// How long things are kept, and weeding by decision: pages, the daily run and the command's answer.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"
#include "services/weeding/daily.h"

namespace weeding_pages {

web::Feature feature(web::Services& services);

/// What the work stands on: every feature's rules, and what holds a thing. Lives no longer than
/// `services`.
weeding::Tools tools(web::Services& services);

/// Runs what is over today, or only counts; what `samverk retention` prints.
json::Object run_now(web::Services& services, bool is_dry);

}

// Answer times: stated by organisations and their units, and those who answer are reminded.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace promise_pages {

web::Feature feature(web::Services& services);

/// What is due in a world that is made today is nothing to be reminded of.
void pass_over_reminders(web::Services& services);

}

// The record: who did what, when, for those who answer for it. A page, a file, and lines to syslog.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace record {

web::Feature feature(web::Services& services);

}

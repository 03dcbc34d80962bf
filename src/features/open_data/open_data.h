// Open data: everything in the bank for programs, spreadsheets, feed readers and data portals.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace open_data {

web::Feature feature(web::Services& services);

}

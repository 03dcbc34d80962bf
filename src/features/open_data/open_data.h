// Open data: everything in the bank for programs, spreadsheets, feed readers and data portals.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace open_data {

/// Reads publisher.json of the data folder; throws std::runtime_error when it is there and broken.
web::Feature feature(web::Services& services);

}

// Sources that are fetched by themselves, for the knowledge bank's feature.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace knowledge::connectors {

/// Adds pages and work beside requests.
void add_to(web::Feature& feature, web::Services& services);

}

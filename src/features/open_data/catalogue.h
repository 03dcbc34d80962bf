// The bank described for data portals: DCAT-AP-SE 3.0.
#pragma once
#include <string>

#include "features/open_data/graph.h"
#include "services/web/services.h"

namespace open_data {

/// Catalogue, dataset, distributions, data service, publisher and contact, with addresses below the
/// public one. Who publishes stands in the settings.
Graph catalogue(web::Services& services);

}

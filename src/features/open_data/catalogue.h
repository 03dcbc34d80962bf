// The bank described for data portals: DCAT-AP-SE 3.0.
#pragma once
#include <string>

#include "features/open_data/graph.h"
#include "services/web/services.h"

namespace open_data {

/// Who publishes the data here, for the catalogue.
struct Publisher {
    std::string name = "Samverk";
    std::string email = {};               ///< Of a function; empty: the page tells how to reach us.
    std::string type = "LocalAuthority";  ///< Of http://purl.org/adms/publishertype/.
};

/// From publisher.json in the data folder: {"name", "email", "type"}. What is absent keeps its
/// default. Throws std::runtime_error when the file is no such object.
Publisher read_publisher(std::string const& data_folder);

/// Catalogue, dataset, distributions, data service, publisher and contact, with addresses below the
/// public one.
Graph catalogue(web::Services& services, Publisher const& publisher);

}

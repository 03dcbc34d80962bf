// What programs need besides projects: the index, organisations, goals, sources.
#pragma once
#include "services/web/services.h"

namespace open_data::api {

/// Where everything is.
http::Response index(web::Services& services, web::Visit const& visit);
/// The description of the whole API, OpenAPI 3.1.
http::Response openapi(web::Services& services, web::Visit const& visit);
/// In Swedish order of name; ?kind, ?country, ?county and ?name (its beginning) narrow.
http::Response organisations(web::Services& services, web::Visit const& visit);
http::Response organisation(web::Services& services, web::Visit const& visit);
/// The 17 goals with their targets.
http::Response goals(web::Services& services, web::Visit const& visit);
/// Where the bank's records come from, and under which licence.
http::Response sources(web::Services& services, web::Visit const& visit);

}

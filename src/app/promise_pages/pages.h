// The handlers.
#pragma once
#include "platform/http/response.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace promise_pages {

// stating_pages.cpp
/// GET and POST /administration/{id}/promises
http::Response show_promises(web::Services& services, web::Visit const& visit);
http::Response change_promises(web::Services& services, web::Visit const& visit);
/// GET and POST /promises: the national time
http::Response show_national(web::Services& services, web::Visit const& visit);
http::Response change_national(web::Services& services, web::Visit const& visit);

// figures_pages.cpp
/// GET /organisations/{id}/{slug}/answers?year=2026
http::Response show_figures(web::Services& services, web::Visit const& visit);
/// GET /administration/{id}/promises/list?year=2026&which=late&unit=…
http::Response show_list(web::Services& services, web::Visit const& visit);
/// GET /api/v1/organisations/{id}/answers?year=2026
http::Response api_figures(web::Services& services, web::Visit const& visit);

// api.cpp
/// GET and PUT /api/v1/organisations/{id}/promises
http::Response api_show(web::Services& services, web::Visit const& visit);
http::Response api_put(web::Services& services, web::Visit const& visit);

}

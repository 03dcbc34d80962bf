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

// api.cpp
/// GET and PUT /api/v1/organisations/{id}/promises
http::Response api_show(web::Services& services, web::Visit const& visit);
http::Response api_put(web::Services& services, web::Visit const& visit);

}

// The handlers.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace registration_pages {

http::Response show(web::Services& services, web::Visit const& visit);
http::Response act(web::Services& services, web::Visit const& visit);
http::Response show_sent(web::Services& services, web::Visit const& visit);

}

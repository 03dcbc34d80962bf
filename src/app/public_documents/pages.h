// The handlers.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace public_documents {

// kinds_pages.cpp: the register, as a page and as JSON
http::Response show_kinds(web::Services& services, web::Visit const& visit);
http::Response list_kinds(web::Services& services, web::Visit const& visit);

// registered_pages.cpp: what is registered, one of them, and its masked copy as a file
http::Response show_registered(web::Services& services, web::Visit const& visit);
http::Response show_entry(web::Services& services, web::Visit const& visit);
http::Response show_public_copy(web::Services& services, web::Visit const& visit);

}

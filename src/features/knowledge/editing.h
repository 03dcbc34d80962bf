// Pages for writing: create, change, suggest, and how it came to be what it is.
#pragma once
#include "services/web/services.h"

namespace knowledge::pages {

http::Response new_project(web::Services& services, web::Visit const& visit);
http::Response create_project(web::Services& services, web::Visit const& visit);
http::Response edit_project(web::Services& services, web::Visit const& visit);
http::Response save_project(web::Services& services, web::Visit const& visit);
http::Response show_suggest(web::Services& services, web::Visit const& visit);
http::Response suggest(web::Services& services, web::Visit const& visit);
http::Response settle_suggestion(web::Services& services, web::Visit const& visit);
http::Response history(web::Services& services, web::Visit const& visit);
http::Response sources(web::Services& services, web::Visit const& visit);
http::Response set_hidden(web::Services& services, web::Visit const& visit);

}

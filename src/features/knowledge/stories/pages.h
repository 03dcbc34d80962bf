// The pages about cases.
#pragma once
#include "services/web/services.h"

namespace knowledge::stories {

// reading_pages.cpp
http::Response show_all(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);

// writing_pages.cpp
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response begin(web::Services& services, web::Visit const& visit);
http::Response show_mine(web::Services& services, web::Visit const& visit);
http::Response show_form(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);

// reviewing_pages.cpp
http::Response show_review(web::Services& services, web::Visit const& visit);
http::Response make_move(web::Services& services, web::Visit const& visit);
http::Response show_queue(web::Services& services, web::Visit const& visit);

// version_pages.cpp
http::Response show_versions(web::Services& services, web::Visit const& visit);
http::Response show_comparison(web::Services& services, web::Visit const& visit);
http::Response restore_version(web::Services& services, web::Visit const& visit);

}

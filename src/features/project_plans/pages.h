// The handlers.
#pragma once
#include "features/project_plans/show.h"
#include "services/web/beside.h"

namespace project_plans {

// plan_page.cpp
/// GET /plans/{id}
http::Response show_plan(web::Services& services, web::Visit const& visit);

// entry_pages.cpp
/// GET and POST /plans/{id}/{part}/new
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response save_new(web::Services& services, web::Visit const& visit);
/// GET and POST /plans/{id}/{part}/{entry}
http::Response show_entry(web::Services& services, web::Visit const& visit);
http::Response save_entry(web::Services& services, web::Visit const& visit);
/// POST /plans/{id}/{part}/{entry}/remove
http::Response remove_entry(web::Services& services, web::Visit const& visit);

// beside.cpp
std::vector<web::Beside> beside(web::Services& services);

// api.cpp, csv.cpp
namespace api {
http::Response show(web::Services& services, web::Visit const& visit);
http::Response add(web::Services& services, web::Visit const& visit);
http::Response change(web::Services& services, web::Visit const& visit);
http::Response remove(web::Services& services, web::Visit const& visit);
http::Response csv(web::Services& services, web::Visit const& visit);
}

}

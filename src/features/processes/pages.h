// The handlers.
#pragma once
#include "features/processes/show.h"

namespace processes {

// list_pages.cpp
/// GET /processes
http::Response show_list(Parts& parts, web::Visit const& visit);
/// GET and POST /processes/{id}/copy
http::Response show_copy(Parts& parts, web::Visit const& visit);
http::Response make_copy(Parts& parts, web::Visit const& visit);

// reading_pages.cpp
/// GET /processes/{id}
http::Response show_process(Parts& parts, web::Visit const& visit);
/// GET /processes/{id}/steps/{step}
http::Response show_step(Parts& parts, web::Visit const& visit);

// editing_pages.cpp
/// GET and POST /processes/{id}/edit
http::Response show_edit(Parts& parts, web::Visit const& visit);
http::Response edit(Parts& parts, web::Visit const& visit);

// step_pages.cpp
/// GET and POST /processes/{id}/steps/{step}/edit; the step "new" is one that is not there yet.
http::Response show_step_form(Parts& parts, web::Visit const& visit);
http::Response save_step(Parts& parts, web::Visit const& visit);

// version_pages.cpp
/// GET /processes/{id}/versions
http::Response show_versions(Parts& parts, web::Visit const& visit);
/// GET and POST /processes/{id}/versions/{number}
http::Response compare_version(Parts& parts, web::Visit const& visit);
http::Response restore_version(Parts& parts, web::Visit const& visit);

// met_pages.cpp
/// GET and POST /project-steps/{id}
http::Response show_met(Parts& parts, web::Visit const& visit);
http::Response tell_met(Parts& parts, web::Visit const& visit);

// api.cpp, api_met.cpp
namespace api {
http::Response list(Parts& parts, web::Visit const& visit);
http::Response templates(Parts& parts, web::Visit const& visit);
http::Response show(Parts& parts, web::Visit const& visit);
http::Response make(Parts& parts, web::Visit const& visit);
http::Response save(Parts& parts, web::Visit const& visit);
http::Response versions(Parts& parts, web::Visit const& visit);
http::Response version(Parts& parts, web::Visit const& visit);
http::Response csv(Parts& parts, web::Visit const& visit);
http::Response list_met(Parts& parts, web::Visit const& visit);
http::Response meet(Parts& parts, web::Visit const& visit);
http::Response unmeet(Parts& parts, web::Visit const& visit);
http::Response met_csv(Parts& parts, web::Visit const& visit);
}

}

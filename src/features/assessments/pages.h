// The handlers.
#pragma once
#include "features/assessments/portfolio.h"
#include "features/assessments/show.h"

namespace assessments {

// assessment_page.cpp
/// GET /assessments/{id}
http::Response show_assessment(web::Services& services, web::Visit const& visit);

// sorting_pages.cpp
/// GET and POST /assessments/{id}/sort
http::Response show_sorting(web::Services& services, web::Visit const& visit);
http::Response save_sorting(web::Services& services, web::Visit const& visit);

// part_pages.cpp
/// GET and POST /assessments/{id}/{part}
http::Response show_part(web::Services& services, web::Visit const& visit);
http::Response save_part(web::Services& services, web::Visit const& visit);

// portfolio_pages.cpp
/// GET /assessments and GET /assessments/gaps
http::Response show_portfolio(web::Services& services, Portfolio& portfolio,
                              web::Visit const& visit);
http::Response show_gaps(web::Services& services, Portfolio& portfolio, web::Visit const& visit);

// beside.cpp
std::vector<web::Beside> beside(web::Services& services);

// api.cpp
namespace api {
http::Response list(web::Services& services, Portfolio& portfolio, web::Visit const& visit);
http::Response csv(web::Services& services, Portfolio& portfolio, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);
}

}

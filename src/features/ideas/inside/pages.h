// Pages of what is told inside: the list for those who work there, and the sheets to print.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace ideas::inside {

/// GET /needs/inside
http::Response show_inside(web::Services& services, web::Visit const& visit);
/// POST /needs/desk/{id}/open: those who answer ask whether it may be shown to all
http::Response ask_open(web::Services& services, web::Visit const& visit);
/// GET and POST /administration/{id}/sheets
http::Response show_sheets(web::Services& services, web::Visit const& visit);
http::Response change_sheets(web::Services& services, web::Visit const& visit);
/// GET /administration/{id}/sheets/{sheet}: A4, to print
http::Response show_sheet(web::Services& services, web::Visit const& visit);
/// GET /q/{code}: the short address
http::Response lead_to_form(web::Services& services, web::Visit const& visit);

}

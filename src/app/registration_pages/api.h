// For programs: the registrar's own can give the number, and an organisation's can send.
//
//   GET  /api/v1/registrations/{kind}/{subject}            how it stands
//   POST /api/v1/registrations/{kind}/{subject}/sendings   {"secrecy": "OSL 26 kap. 1 §"} sends it
//   POST /api/v1/registrations/{kind}/{subject}/number     {"number", "registered_on"}
//   POST /api/v1/registrations/{kind}/{subject}/closing    {}: the registrar keeps it now
//
// All with a coordinator's token; docs/api.md and open_data/openapi.json say the same in words.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace registration_pages::api {

http::Response show(web::Services& services, web::Visit const& visit);
http::Response send(web::Services& services, web::Visit const& visit);
http::Response give_number(web::Services& services, web::Visit const& visit);
http::Response close(web::Services& services, web::Visit const& visit);

}

// Thresholds for programs.
//
//   GET     /api/v1/organisations/{id}/threshold   {"rule": null or {"who", "member", "address", "supports", "day", "yearly"}}
//   PUT     /api/v1/organisations/{id}/threshold   the rule: 200. What has so many supports already is there at once
//   DELETE  /api/v1/organisations/{id}/threshold   204; 404 when there is none
//   GET     /api/v1/decisions                      {"items": [{"kind", "id", "title", "organisation", "who", "why", "supports", "at",
//                                                  "mine"}]}: what waits for the token's member, and for those of the organisations that
//                                                  they coordinate
#pragma once
#include "services/web/services.h"

namespace ideas::thresholds {

http::Response threshold_json(web::Services& services, web::Visit const& visit);
http::Response put_threshold(web::Services& services, web::Visit const& visit);
http::Response remove_threshold(web::Services& services, web::Visit const& visit);
http::Response waiting_json(web::Services& services, web::Visit const& visit);

}

// Arguments for programs.
//
//   GET   /api/v1/ideas/{id}/arguments              {"items": [argument …]}: {"id", "side", "text", "at", "state",
//                                                   "own"}; those that everybody may read, one's own that wait, and for those
//                                                   who answer all that were not taken back
//   POST  /api/v1/ideas/{id}/arguments              {"side": "for" or "against", "text"}: 201, the argument. The same words
//                                                   twice are one
//   POST  /api/v1/ideas/{id}/arguments/{argument}   {"act": "withdraw", "hide" with "reason", or "show"}: 200, the argument
#pragma once
#include "services/web/services.h"

namespace ideas::arguments {

http::Response list_json(web::Services& services, web::Visit const& visit);
http::Response give_json(web::Services& services, web::Visit const& visit);
http::Response change_json(web::Services& services, web::Visit const& visit);

}

// The desk for programs.
//
//   GET     /api/v1/needs/{id}/assigned   {"member": who has it or null, "colleagues": [{"member", "name"}]}: who may have it.
//                                         The same at /api/v1/ideas
//   PUT     /api/v1/needs/{id}/assigned   {"member": id or null}: 200, the same; a letter to the one who has it now. 409 when it
//                                         waits for no answer
//   POST    /api/v1/desk/bulk             {"picks": [{"id", "version"}, …], "act": "assign" with "member", "give" with "unit", or
//                                         "answer" with "state", "reason", "referred_to", "link"}: 200, {"items": [{"id", "came"}]}. Each by
//                                         itself; "came" is done, same, overtaken, not_possible, not_theirs or gone
//   GET     /api/v1/organisations/{id}/templates              {"items": [{"key", "name", "text"}]}
//   POST    /api/v1/organisations/{id}/templates              {"name", "text"}: 201, all of them. The same twice is one
//   PUT     /api/v1/organisations/{id}/templates/{template}   200, all of them
//   DELETE  /api/v1/organisations/{id}/templates/{template}   204
#pragma once
#include "features/ideas/need.h"
#include "services/web/services.h"

namespace ideas::desk {

http::Response show_assigned(web::Services& services, Kind kind, web::Visit const& visit);
http::Response put_assigned(web::Services& services, Kind kind, web::Visit const& visit);
http::Response bulk_json(web::Services& services, web::Visit const& visit);
http::Response templates_json(web::Services& services, web::Visit const& visit);
http::Response add_template(web::Services& services, web::Visit const& visit);
http::Response put_template_json(web::Services& services, web::Visit const& visit);
http::Response remove_template(web::Services& services, web::Visit const& visit);

}

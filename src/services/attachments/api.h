// Attachments for programs.
//
//   GET    /api/v1/files?kind=&subject=   one subject's ("project", "case" and its id), or without them all public
//                                         ones by id, paged with limit and after
//   POST   /api/v1/files?kind=&subject=   a file as multipart/form-data (field "files", several at once), or as the
//                                         body itself with &name=rapport.pdf: 201 {"items": […]}; 422 names each that was refused
//   GET    /api/v1/files/{id}             one
//   PATCH  /api/v1/files/{id}             {"title": {"sv": "…"}, "alternative": {…}, "licence", "place", "state"} with
//                                         If-Match; state is "shown" or "hidden"
//   DELETE /api/v1/files/{id}             hides it; PATCH with "shown" brings it back
#pragma once
#include "services/web/services.h"

namespace attachments::api {

http::Response list(web::Services& services, web::Visit const& visit);
http::Response add(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response change(web::Services& services, web::Visit const& visit);
http::Response remove(web::Services& services, web::Visit const& visit);

}

// Needs and ideas for programs. What is said of needs goes for /api/v1/ideas too; an idea has
// "better" and "answers", the id of a public need, and no "how_often".
//
//   GET   /api/v1/needs?limit=&after=&organisation=&state=   {"items": [need …], "next"}; the public ones, by id
//   GET   /api/v1/needs/{id}         a public need; also a waiting or hidden one for those who answer it (bearer token).
//                                    410 when its sender took it back
//   POST  /api/v1/needs              {"organisation": id or municipality code, "title", "story", "for_whom", "how_often",
//                                    "place", "language", "unit"}: 201, the need with "claim_code", Location and ETag. With the
//                                    header Idempotency-Key the same need sent twice is one
//   PATCH /api/v1/needs/{id}         {"state", "reason", "referred_to", "link"}, or {"visibility": "public" or "hidden",
//                                    "reason"}, or {"unit": id or ""}, or {"door": a key of
//                                   /api/v1/organisations/ID/doors, "already_done" or "not_ours", "reason"}, with If-Match: 200; 409 when the move is not to be made, 412, 428, 422
//   GET   /api/v1/organisations/{id}/doors   where it refers what is not its own (doors/pages.h)
//   GET   /api/v1/export/needs.jsonl, needs.csv      the public ones, streamed
//
// A need never has its sender, nor who answered. The ETag is the version: "v3".
#pragma once
#include "features/ideas/need.h"
#include "services/web/services.h"

namespace ideas::api {

http::Response list(web::Services& services, Kind kind, web::Visit const& visit);
http::Response show(web::Services& services, Kind kind, web::Visit const& visit);
http::Response create(web::Services& services, Kind kind, web::Visit const& visit);
http::Response change(web::Services& services, Kind kind, web::Visit const& visit);
http::Response export_jsonl(web::Services& services, Kind kind, web::Visit const& visit);
http::Response export_csv(web::Services& services, Kind kind, web::Visit const& visit);

}

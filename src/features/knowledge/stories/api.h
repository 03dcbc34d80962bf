// Cases for programs.
//
//   GET   /api/v1/cases?limit=&after=   {"items": [case …], "next": address or null}; the public ones, by id
//   GET   /api/v1/cases/{id}            the public version; with ?version=draft the newest, for those who work with it
//                                       (bearer token of the organisation)
//   POST  /api/v1/cases                 {"organisation": id or municipality code, "language", …writing}:
//                                       201, the draft, Location and ETag
//   PATCH /api/v1/cases/{id}            {…writing} with If-Match: the ETag that was read: 200 and the newest version.
//                                       428 without If-Match, 412 when somebody was first, 422 with every mistake
//
// A case: {"id", "address", "title": {"sv", "en", "nb"}, "state", "version", "organisation": id,
// "organisation_name",
//   "created_at", "updated_at", "published_at" or null, "ready_to_reuse", "completeness" (percent), "missing": [fields],
//   and the story: "language", "texts": {field: {"sv", "en", "nb"}}, "sectors": [codes], "stages": [codes],
//   "procurement": [codes], "cost_range": code, "year", "contact", "projects": [ids],
//   "links": [{"address", "title"}]}. Of the story, what is not known has no member. The ETag is the version: "v3".
// Writing: any members of the story but "language", and "why". What is not mentioned stays; null
// empties. In "texts"
//   each field and language is its own: {"texts": {"results": {"sv": "…", "en": null}}}. Field keys, limits and codes
//   stand in fields.cpp.
#pragma once
#include "services/web/services.h"

namespace knowledge::stories::api {

http::Response list(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response create(web::Services& services, web::Visit const& visit);
http::Response change(web::Services& services, web::Visit const& visit);

}

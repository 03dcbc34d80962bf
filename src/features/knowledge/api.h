// Projects for programs: read by everybody, written with a token.
#pragma once
#include "services/web/services.h"

namespace knowledge::api {

/// GET /api/v1/projects: lines of the export, paged by id; ?updated_after narrows.
http::Response projects(web::Services& services, web::Visit const& visit);
/// GET /api/v1/projects/{id}: the line, every field with who gave it, and the records it came from.
http::Response project(web::Services& services, web::Visit const& visit);
/// POST /api/v1/projects: {"organisation", "fields"}.
http::Response create(web::Services& services, web::Visit const& visit);
/// PATCH /api/v1/projects/{id} with If-Match: {"fields"}.
http::Response change(web::Services& services, web::Visit const& visit);

}

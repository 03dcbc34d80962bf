// The table as a page and as JSON.
#pragma once
#include "app/roles/matrix.h"
#include "platform/http/response.h"
#include "services/web/services.h"

namespace roles {

/// GET /roles?role=STANDING&part=FEATURE&all=yes: what the role may, in one part or all; without
/// `all` only what not everybody may.
http::Response show(web::Services& services, Matrix const& matrix, web::Visit const& visit);

/// GET /api/v1/roles
http::Response as_json(web::Services& services, Matrix const& matrix, web::Visit const& visit);

}

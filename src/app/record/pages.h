// The record as a page and as a file.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace record {

/// GET /record: what has happened, newest first, in one of the viewer's organisations; for who
/// leads the whole, anywhere.
http::Response show(web::Services& services, web::Visit const& visit);

/// POST /record/file: the same selection as CSV, all of it. That somebody took it is recorded.
http::Response download(web::Services& services, web::Visit const& visit);

}

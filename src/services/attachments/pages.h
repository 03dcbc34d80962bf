// The page where files of a subject are added, described, removed and brought back.
#pragma once
#include "services/web/services.h"

namespace attachments::pages {

/// GET and POST /files/{kind}/{subject}
http::Response manage(web::Services& services, web::Visit const& visit);
http::Response add(web::Services& services, web::Visit const& visit);
/// GET and POST /files/{kind}/{subject}/{file}
http::Response show_describe(web::Services& services, web::Visit const& visit);
http::Response describe(web::Services& services, web::Visit const& visit);
/// POST /files/{kind}/{subject}/{file}/{move}
http::Response make(web::Services& services, web::Visit const& visit);

}

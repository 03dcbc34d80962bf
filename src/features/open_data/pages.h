// The page about open data, and the feed of projects.
#pragma once
#include "services/web/services.h"

namespace open_data::pages {

http::Response open_data(web::Services& services, web::Visit const& visit);
/// Atom: the projects that changed last.
http::Response newest_projects(web::Services& services, web::Visit const& visit);

}

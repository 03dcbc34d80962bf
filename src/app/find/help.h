// How to search: what one can write, with examples that show what they find now.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace find {

http::Response help(web::Services& services, web::Visit const& visit);

}

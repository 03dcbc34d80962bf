// Pages of the knowledge bank for people.
#pragma once
#include "services/web/services.h"

namespace knowledge::pages {

http::Response project(web::Services& services, web::Visit const& visit);

}

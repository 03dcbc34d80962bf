// Pages of taking what is kept about oneself, and of leaving.
#pragma once
#include "platform/http/response.h"
#include "services/web/services.h"

namespace own_data {

http::Response show_data(web::Services& services, web::Visit const& visit);
http::Response download_data(web::Services& services, web::Visit const& visit);
http::Response leave(web::Services& services, web::Visit const& visit);
http::Response show_left(web::Services& services, web::Visit const& visit);

}

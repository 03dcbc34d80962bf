// What a member follows and is told, for programs with the member's key.
#pragma once
#include "app/notifications/telling.h"
#include "platform/http/response.h"

namespace notifications::api {

http::Response list(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response see(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response followed(web::Services& services, Telling& telling, web::Visit const& visit);
/// {"kind", "id", "way"}; the way "none" ends it.
http::Response follow(web::Services& services, Telling& telling, web::Visit const& visit);

}

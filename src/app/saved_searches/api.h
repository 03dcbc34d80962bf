// A member's followed searches, for programs with the member's key.
#pragma once
#include "app/saved_searches/news.h"
#include "platform/http/response.h"

namespace saved_searches::api {

http::Response list(web::Services& services, News& news, web::Visit const& visit);
http::Response follow(web::Services& services, News& news, web::Visit const& visit);
/// {"name"}, {"seen": true} or {"removed": true}.
http::Response change(web::Services& services, News& news, web::Visit const& visit);

}

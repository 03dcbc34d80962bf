// The member's page of followed searches.
#pragma once
#include "app/saved_searches/news.h"
#include "platform/http/response.h"

namespace saved_searches::pages {

http::Response list(web::Services& services, News& news, web::Visit const& visit);
http::Response follow(web::Services& services, News& news, web::Visit const& visit);
http::Response open(web::Services& services, News& news, web::Visit const& visit);
http::Response see_all(web::Services& services, News& news, web::Visit const& visit);
http::Response rename(web::Services& services, News& news, web::Visit const& visit);
http::Response remove(web::Services& services, News& news, web::Visit const& visit);

}

namespace saved_searches {

/// What a search is called until its member says otherwise: its words and choices.
std::string name_for(web::Services& services, web::Visit const& visit, std::string const& query);

}

// The process leader's pages for words that mean the same.
#pragma once
#include "features/synonyms/actions.h"
#include "platform/http/response.h"

namespace synonyms::pages {

http::Response list(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response show_new(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response create(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response show(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response change(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response set_hidden(web::Services& services, Keeper& keeper, web::Visit const& visit);

}

// Words that mean the same, for programs.
#pragma once
#include "features/synonyms/actions.h"
#include "platform/http/response.h"

namespace synonyms::api {

http::Response list(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response create(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response change(web::Services& services, Keeper& keeper, web::Visit const& visit);

}

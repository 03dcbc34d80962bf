// The page where a coordinator chooses what others may see of persons whom sources name.
#pragma once
#include "services/web/services.h"

namespace knowledge::pages {

http::Response persons(web::Services& services, web::Visit const& visit);
http::Response publish_person(web::Services& services, web::Visit const& visit);
http::Response withdraw_person(web::Services& services, web::Visit const& visit);
http::Response remove_person(web::Services& services, web::Visit const& visit);

}

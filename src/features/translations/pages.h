// The languages, all texts of one of them, one text, and texts as a file.
#pragma once
#include "features/translations/store.h"

namespace translations::pages {

http::Response list(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response show(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response show_text(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response save_text(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response download(web::Services& services, Keeper& keeper, web::Visit const& visit);
http::Response take_in(web::Services& services, Keeper& keeper, web::Visit const& visit);

}

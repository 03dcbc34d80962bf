// Pages for taking in files, and for looking at likely duplicates.
#pragma once
#include "features/knowledge/imports.h"
#include "services/web/services.h"

namespace knowledge::pages {

http::Response imports(web::Services& services, Importer& importer, web::Visit const& visit);
http::Response start_import(web::Services& services, Importer& importer, web::Visit const& visit);
http::Response show_import(web::Services& services, Importer& importer, web::Visit const& visit);
http::Response run_import(web::Services& services, Importer& importer, web::Visit const& visit);
http::Response give_up_import(web::Services& services, Importer& importer, web::Visit const& visit);

http::Response duplicates(web::Services& services, web::Visit const& visit);
http::Response decide_duplicate(web::Services& services, web::Visit const& visit);
http::Response undo_duplicate(web::Services& services, web::Visit const& visit);

}

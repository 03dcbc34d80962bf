// The whole bank in one file: lines, a table, a spreadsheet.
#pragma once
#include "services/web/downloads.h"
#include "services/web/services.h"

namespace open_data::bulk {

/// One project a line, as `samverk export projects` writes it.
http::Response jsonl(web::Services& services, web::Visit const& visit);
http::Response csv(web::Services& services, web::Visit const& visit);
http::Response xlsx(web::Services& services, web::Visit const& visit,
                    web::Spreadsheets& spreadsheets);

}

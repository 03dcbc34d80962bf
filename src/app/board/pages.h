// The handlers.
#pragma once
#include "app/board/reading.h"
#include "platform/http/response.h"

namespace board {

using Sections = std::vector<web::OnBoard>;

// board_page.cpp
/// GET /organisations/{id}/{slug}/units/{unit}/board?since=2026-01-31
http::Response show(web::Services& services, Sections const& sections, web::Visit const& visit);

// machine.cpp
/// GET …/board.csv, and GET /api/v1/organisations/{id}/units/{unit}/board.csv
http::Response csv(web::Services& services, Sections const& sections, web::Visit const& visit);
/// GET /api/v1/organisations/{id}/units/{unit}/board
http::Response as_json(web::Services& services, Sections const& sections, web::Visit const& visit);

}

// A board's page: what waits, what was decided, what was promised and what the board carries.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace board {

web::Feature feature(web::Services& services);

/// The boards that a role of the one who visits reaches, for their own page: boards_title,
/// own_boards[] {board_name, board_url}.
web::View own_boards(web::Services& services, web::Visit const& visit);

/// What features have to say there, in its order.
std::vector<web::OnBoard> sections(web::Services& services);

}

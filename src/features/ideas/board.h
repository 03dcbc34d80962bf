// What needs and ideas say on a board's page: matters that have reached it, and what waits for an
// answer.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/services.h"

namespace ideas {

std::vector<web::OnBoard> on_board(web::Services& services);

}

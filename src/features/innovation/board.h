// What innovation says on a board's page: decisions that wait, decisions by their kind, and what is
// left to do after them.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/services.h"

namespace innovation {

std::vector<web::OnBoard> on_board(web::Services& services);

}

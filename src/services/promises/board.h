// What is promised on a board's page: who answers within which time, and how it went.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/services.h"

namespace promises {

std::vector<web::OnBoard> on_board(web::Services& services);

}

// What assessments say on a board's page: conflicts between goals that nobody has answered.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/services.h"

namespace assessments {

std::vector<web::OnBoard> on_board(web::Services& services);

}

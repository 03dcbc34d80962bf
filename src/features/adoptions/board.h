// What adoptions say on a board's page: what the board looks at taking into use, and questions
// whether something still is.
#pragma once
#include <vector>

#include "services/web/board.h"
#include "services/web/services.h"

namespace adoptions {

std::vector<web::OnBoard> on_board(web::Services& services);

}

// What adoptions say on the pages of projects, cases and organisations.
#pragma once
#include <memory>

#include "features/adoptions/register.h"
#include "services/web/beside.h"

namespace adoptions {

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Register> const& kept);

}

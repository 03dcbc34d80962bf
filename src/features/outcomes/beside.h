// What outcomes say on the pages of projects and organisations.
#pragma once
#include "features/outcomes/count.h"
#include "services/web/beside.h"
#include "services/web/services.h"

namespace outcomes {

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Counted> const& counted);

}

// What innovation says on the pages of projects, organisations and units.
#pragma once
#include "features/innovation/funnel.h"
#include "services/web/beside.h"
#include "services/web/services.h"

namespace innovation {

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Counted> const& counted);

}

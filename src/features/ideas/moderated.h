// How needs that somebody has reported are read, hidden and shown again.
#pragma once
#include <memory>

#include "services/web/moderated.h"
#include "services/web/services.h"

namespace ideas {

std::shared_ptr<web::Moderated const> moderated(web::Services& services);

}

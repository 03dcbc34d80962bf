// A need or an idea as the document that is sent to a registrar.
#pragma once
#include <memory>

#include "features/ideas/need.h"
#include "services/web/registered.h"
#include "services/web/services.h"

namespace ideas {

std::shared_ptr<web::Registered const> registered(web::Services& services, Kind kind);

}

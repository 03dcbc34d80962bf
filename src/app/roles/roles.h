// The page that says who may do what, and the same for programs.
#pragma once
#include <span>

#include "services/web/feature.h"
#include "services/web/services.h"

namespace roles {

/// `others` are all other features: their routes and its own are what it shows.
web::Feature feature(web::Services& services, std::span<web::Feature const> others);

}

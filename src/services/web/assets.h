// Styles, scripts, fonts and icons: embedded, packed at build time, kept by browsers for ever.
#pragma once
#include "platform/resources/resources.h"
#include "services/web/feature.h"

namespace web {

/// GET /assets/{file...}, /favicon.ico, /robots.txt.
std::vector<Route> asset_routes(resources::Resources const& resources);

}

// A search as data: for programs, for spreadsheets, and as a feed.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace find {

/// GET /search.csv, .xlsx, .json and .atom beside the page.
std::vector<web::Route> download_routes(web::Services& services);

/// The text without its marks.
std::string joined(std::vector<search::Segment> const& segments);

/// GET /api/v1/search.
std::vector<web::Route> api_routes(web::Services& services);

}

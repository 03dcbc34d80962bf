// A search as data: for programs, for spreadsheets, and as a feed.
#pragma once
#include <optional>

#include "services/search/search.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace find {

/// GET /search.csv, .xlsx, .json and .atom beside the page.
std::vector<web::Route> download_routes(web::Services& services);

/// What a file or a program is answered while the index is being made anew, since neither shows
/// that much is missing: 503 with Retry-After. Nothing when the index is whole.
std::optional<http::Response> unless_whole(web::Services const& services);

/// The text without its marks.
std::string joined(std::vector<search::Segment> const& segments);

/// GET /api/v1/search.
std::vector<web::Route> api_routes(web::Services& services);

}

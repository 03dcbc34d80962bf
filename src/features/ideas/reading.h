// What the list and the pages of single contributions share.
#pragma once
#include <string>

#include "features/ideas/show.h"

namespace ideas::pages {

/// "/sv/needs.atom", "/sv/ideas.atom".
std::string feed_url(Showing const& showing, Kind kind);
/// The same for the head of a page: name, url.
web::View feed_link(Showing const& showing, Kind kind);

}

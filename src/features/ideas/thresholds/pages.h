// The pages of thresholds: the rule of an organisation, and what waits on whom.
#pragma once
#include "features/ideas/show.h"
#include "features/ideas/thresholds/reaching.h"

namespace ideas::thresholds {

http::Response show_rule(web::Services& services, web::Visit const& visit);
http::Response change_rule(web::Services& services, web::Visit const& visit);
/// What waits for the viewer, and for those of the organisations that they answer for.
http::Response show_waiting(web::Services& services, web::Visit const& visit);

/// Of one matter, in plain words: reached_text (optional).
web::View reached_view(Showing const& showing, db::Reader& reader, Need const& need);

}

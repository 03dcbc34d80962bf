// The pages of thresholds: the rule of an organisation, and what waits on whom.
#pragma once
#include "features/ideas/show.h"
#include "features/ideas/thresholds/reaching.h"

namespace ideas::thresholds {

http::Response show_rule(web::Services& services, web::Visit const& visit);
http::Response change_rule(web::Services& services, web::Visit const& visit);
/// What waits for the viewer, and for those of the organisations that they answer for.
http::Response show_waiting(web::Services& services, web::Visit const& visit);

/// The rule as typed, by the viewer: fields as checked(), and "member" when they have no role
/// there. What has so many supports already reaches it at once.
basics::Problems set(Showing const& showing, db::Transaction& tx,
                     organisations::OrganisationId const& organisation, Draft const& typed);
/// What waits for the viewer, and for those of the organisations that they answer for, each once,
/// the first first.
std::vector<Reached> waiting_for(Showing const& showing, db::Reader& reader);

/// Of one matter, in plain words: reached_text (optional).
web::View reached_view(Showing const& showing, db::Reader& reader, Need const& need);

}

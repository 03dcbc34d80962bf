// Notice and action: anybody reports a text, those who answer for it decide, and both sides may ask
// for another look. A feature takes part by filling in web::SubjectKind::moderated.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "services/activity/activity.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace moderation {

web::Feature feature(web::Services& services);

/// Where a text is reported: "/sv/report/need/01j…".
std::string report_url(web::Visit const& visit, activity::Subject const& subject);

/// Whether the subject is hidden by a decision here: then only a decision here shows it again.
bool holds(db::Reader& reader, activity::Subject const& subject);

/// How many reported texts wait for the viewer to decide.
std::int64_t waiting(web::Services& services, web::Visit const& visit, db::Reader& reader);

/// What a member reported and decided, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

}

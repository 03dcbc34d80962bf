// Cases as a part of the knowledge bank: what the rest of the feature calls.
#pragma once
#include <vector>

#include "features/knowledge/stories/actions.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace knowledge::stories {

/// Adds the routes and the subject kind "case".
void add_to(web::Feature& feature, web::Services& services);

/// The public cases that tell of the project, newest first.
std::vector<Published> cases_of(db::Reader& reader, ProjectId project);

/// The same as cards for a page (web/partials/card_case).
std::vector<web::View> case_cards_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, ProjectId project);

}

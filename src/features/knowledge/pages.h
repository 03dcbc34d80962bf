// Pages of the knowledge bank for people.
#pragma once
#include "features/knowledge/place_map.h"
#include "features/knowledge/store.h"
#include "services/web/services.h"

namespace knowledge::pages {

/// Whether the viewer may see the project at all; hidden ones look as if they were not there.
bool may_see(web::Services& services, web::Visit const& visit, Project const& project);
/// Whether the one who asks may change it: who writes for the organisation that answers for it, or
/// for the unit that has it; where none does, who leads the whole.
bool may_write(web::Services& services, web::Visit const& visit, Project const& project);
/// Whether they may also hide and show it.
bool may_coordinate(web::Services& services, web::Visit const& visit, Project const& project);
/// Whether the one who asks may see and choose among the persons whom the sources name:
/// coordinators of the organisation that answers for the project, and process leaders.
bool sees_persons(web::Services& services, web::Visit const& visit, Project const& project);

http::Response project(web::Services& services, PlaceMap const& map, web::Visit const& visit);

}

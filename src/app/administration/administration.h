// An organisation's administration of itself: its people and their roles, and invitations.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace administration {

web::Feature feature(web::Services& services);

/// The page of the organisation's people, without the language.
std::string path_of(organisations::OrganisationId const& organisation);

}

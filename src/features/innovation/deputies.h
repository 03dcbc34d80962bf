// Who decides while a decider is away: their deputy in the organisation (services/members).
#pragma once
#include "features/innovation/actions.h"
#include "services/web/services.h"

namespace innovation {

/// Who gets what goes to the decider today: the deputy while they are away, or they themselves.
Addressee addressee_of(web::Services& services, Decider const& decider,
                       organisations::OrganisationId const& organisation);

/// Whether the member decides today in the place of the decider, who is away.
bool stands_in(web::Services& services, Decider const& decider,
               organisations::OrganisationId const& organisation, members::MemberId const& member);

}

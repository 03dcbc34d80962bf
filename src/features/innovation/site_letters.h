// Letters between the owner of a trial and its sites.
#pragma once
#include <string_view>

#include "features/innovation/experiment.h"
#include "features/innovation/site.h"
#include "platform/db/database.h"
#include "services/web/access.h"
#include "services/web/services.h"

namespace innovation {

/// To the organisation's mailbox, otherwise to its coordinators or those who stand in for them.
void send_invitation(web::Services& services, db::Transaction& tx, Site const& site,
                     Experiment const& one, web::Access const& project);
/// Tells every site that is invited or takes part: "added" or "ended". Nobody while the project is
/// hidden.
void tell_sites(web::Services& services, db::Transaction& tx, Experiment const& one,
                std::string_view what);
/// Tells who invited the site, or who stands in: "accepted", "declined", "left" or "ended".
void tell_owner(web::Services& services, db::Transaction& tx, Site const& site,
                Experiment const& one, web::Access const& project, std::string_view what);

}

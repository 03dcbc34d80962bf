// Pages about organisations: who they are, what they have done, with whom.
#pragma once
#include "services/organisations/taking_in.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace organisation {

web::Feature feature(web::Services& services);

/// How a whole table is taken in.
struct TakeIn {
    /// For each column what it says, or ""; empty: as the columns' names say.
    std::vector<std::string> fields = {};
    bool also_alike = false;        ///< organisations::TakingIn
    bool keep = true;               ///< False: only what would become of the rows.
    members::MemberId member = {};  ///< Who does it; empty for the operator.
};

/// Takes in a table of organisations, records what changed and shows it to all.
organisations::TableReport take_in(web::Services& services, organisations::Table const& table,
                                   TakeIn const& how);

}

// The register in words: how long each kind is kept, by the rules and what an organisation says of
// them.
#pragma once
#include <string>
#include <vector>

#include "app/public_documents/kinds.h"
#include "services/lifetimes/rule.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace public_documents {

/// The rules that end the kind. Throws std::logic_error when the register names one that no part
/// has.
std::vector<lifetimes::Rule const*> rules_of(web::Services const& services, Kind const& kind);

/// How long documents of the kind are kept, a line for each rule, in the language of the visit.
/// With the lengths that the organisation has said; empty: those that hold otherwise.
std::vector<std::string> kept_lines(web::Services& services, web::Visit const& visit,
                                    Kind const& kind,
                                    organisations::OrganisationId const& organisation);

/// Rows for an organisation's records plan: what, in which table, how long, from when it is public.
std::vector<std::vector<std::string>> plan_rows(web::Services& services, web::Visit const& visit,
                                                organisations::OrganisationId const& organisation);

}

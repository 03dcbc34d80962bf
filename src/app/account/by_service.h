// The services that people sign in by, as other pages of the account lead to them.
#pragma once
#include <string>
#include <vector>

#include "services/web/services.h"
#include "services/web/visit.h"

namespace account {

/// A few to sign in by: those of the whole site, then those of the visitor's own municipality, then
/// others. {provider_name provider_url}; the addresses carry `next`.
std::vector<web::View> sign_in_services(web::Services& services, web::Visit const& visit,
                                        std::string const& next);

/// Those by which the member can show again who they are.
std::vector<web::View> confirming_services(web::Services& services, web::Visit const& visit,
                                           std::string const& next);

}

// The site of an organisation with a host name of its own, as letters about it lead there.
#pragma once
#include <string>

#include "services/web/services.h"

namespace web {

/// "https://behov.sampelby.example"; empty for an organisation without, and for the empty id.
inline std::string own_site(Services const& services,
                            organisations::OrganisationId const& organisation) {
    return services.own_address && !organisation.empty() ? services.own_address(organisation)
                                                         : std::string();
}

}

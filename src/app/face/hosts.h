// Which host name leads to which organisation's own site: the operator's settings say so, and
// nobody else. Pure functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/organisations/directory.h"

namespace face {

/// A line of the setting site.organisation_hosts, "behov.sampelby.example = 212000-1234".
struct OwnHost {
    std::string host;  ///< In small letters, without a port.
    std::string who;   ///< An id, an organisation number, or a name that only one has.
};

std::vector<OwnHost> own_hosts(std::vector<std::string> const& lines);

/// The host without its port, in small letters: "Behov.Sampelby.example:8080".
std::string host_alone(std::string_view host);

/// The organisation that a line means, or null.
organisations::Organisation const* meant(organisations::Directory const& directory,
                                         std::string_view who);

}

// A host name for people's files alone: whatever is in them, no cookie and no page of ours is where
// they are (site.files_host). Pure functions.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/request.h"

namespace web {

/// Whether the request is for this host, whatever its port and letters. An empty name is nobody's.
bool is_for_host(http::Request const& request, std::string_view name);

/// "https://files.samverk.example": the host with scheme and port of the site's public address,
/// since both go through the same door.
std::string address_of_host(std::string_view host, std::string_view public_address);

}

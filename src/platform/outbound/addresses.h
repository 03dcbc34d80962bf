// Which addresses of the internet may be asked, and how names become addresses.
#pragma once
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "platform/http/client_address.h"

namespace outbound {

/// Whether the address is of the public internet: not loopback, private, link-local (where clouds
/// keep their metadata), shared, multicast, reserved or for documentation. Forms of IPv6 that lead
/// to an IPv4 address (mapped, NAT64, 6to4, Teredo) are judged by that address, or refused. By the
/// IANA registries of special-purpose addresses.
bool is_public(http::Address const& address);

/// Looks a host name up: all its addresses, or what the system says against it.
using Resolve =
    std::function<std::expected<std::vector<http::Address>, std::string>(std::string const& host)>;

/// The system's own way (getaddrinfo). Also reads addresses written as numbers.
std::expected<std::vector<http::Address>, std::string> resolve_by_system(std::string const& host);

}

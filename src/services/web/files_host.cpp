// Host names compared as DNS does.
#include "services/web/files_host.h"

#include <algorithm>

namespace web {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}

bool is_for_host(http::Request const& request, std::string_view name) {
    auto host = request.header("host");
    host = host.substr(0, host.find(':'));
    if (host.ends_with('.')) host.remove_suffix(1);
    return !name.empty() && std::ranges::equal(host, name, {}, small, small);
}

std::string address_of_host(std::string_view host, std::string_view public_address) {
    auto const begin = std::min(public_address.find("://"), public_address.size() - 3) + 3;
    auto const port = public_address.find(':', begin);
    return std::string(public_address.substr(0, begin)) + std::string(host) +
           std::string(port == public_address.npos ? "" : public_address.substr(port));
}

}

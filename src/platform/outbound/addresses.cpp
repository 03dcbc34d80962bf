// Networks that are not the public internet, and the system's resolver.
#include "platform/outbound/addresses.h"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace outbound {

namespace {

/// IPv4, and IPv4 within IPv6.
http::Proxies const& special_ipv4() {
    static http::Proxies const networks(
        {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
         "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
         "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
         "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
    return networks;
}

/// Of what IPv6 has given out at all (2000::/3), the parts that are not the public internet.
http::Proxies const& special_ipv6() {
    static http::Proxies const networks(
        {"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"});
    return networks;
}

}

bool is_public(http::Address const& address) {
    if (address.is_ipv4()) return !special_ipv4().contains(address);
    bool const given_out = (address.bytes[0] & 0xE0) == 0x20;
    return given_out && !special_ipv6().contains(address);
}

std::expected<std::vector<http::Address>, std::string> resolve_by_system(std::string const& host) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    int const failed = getaddrinfo(host.c_str(), nullptr, &wanted, &list);
    if (failed != 0) return std::unexpected(std::string(gai_strerror(failed)));
    std::unique_ptr<addrinfo, void (*)(addrinfo*)> const owned(list, freeaddrinfo);
    std::vector<http::Address> found;
    for (auto const* one = list; one; one = one->ai_next) {
        char text[NI_MAXHOST] = {};
        if (getnameinfo(one->ai_addr, one->ai_addrlen, text, sizeof text, nullptr, 0,
                        NI_NUMERICHOST) != 0)
            continue;
        // A zone ("fe80::1%eth0") belongs to this machine only.
        std::string_view const plain(text);
        auto const address = http::Address::parse(plain.substr(0, plain.find('%')));
        if (address && std::ranges::find(found, *address) == found.end()) found.push_back(*address);
    }
    return found;
}

}

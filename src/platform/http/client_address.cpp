// Addresses and the chain of proxies, without believing anyone who was not configured.
#include "platform/http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "platform/http/ascii.h"

namespace http {

namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

/// The first `bits` bits, the rest zero.
Address network_part(Address address, int bits) {
    for (int i = 0; i < 16; ++i) {
        int const kept = std::clamp(bits - i * 8, 0, 8);
        address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xFF00 >> kept);
    }
    return address;
}

/// Proxies write "[2001:db8::1]:4711" and "192.0.2.1:4711" as well.
std::string_view without_port(std::string_view hop) {
    if (hop.starts_with('[')) return hop.substr(1, std::min(hop.find(']'), hop.size()) - 1);
    if (std::ranges::count(hop, ':') == 1) return hop.substr(0, hop.find(':'));
    return hop;
}

}

std::optional<Address> Address::parse(std::string_view text) {
    char name[INET6_ADDRSTRLEN + 1] = {};
    if (text.size() >= sizeof name) return std::nullopt;
    text.copy(name, text.size());
    Address address;
    if (inet_pton(AF_INET6, name, address.bytes.data()) == 1) return address;
    if (inet_pton(AF_INET, name, address.bytes.data() + 12) != 1) return std::nullopt;
    std::ranges::copy(ipv4_prefix, address.bytes.begin());
    return address;
}

std::string Address::text() const {
    char name[INET6_ADDRSTRLEN] = {};
    if (is_ipv4()) inet_ntop(AF_INET, bytes.data() + 12, name, sizeof name);
    else inet_ntop(AF_INET6, bytes.data(), name, sizeof name);
    return name;
}

bool Address::is_ipv4() const {
    return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes.begin());
}

bool Address::is_loopback() const {
    if (is_ipv4()) return bytes[12] == 127;
    Address loopback;
    loopback.bytes[15] = 1;
    return *this == loopback;
}

Address Address::client() const { return is_ipv4() ? *this : network_part(*this, 64); }

Proxies::Proxies(std::vector<std::string> const& list) {
    for (auto const& text : list) {
        auto const slash = std::min(text.find('/'), text.size());
        auto const address = Address::parse(std::string_view(text).substr(0, slash));
        if (!address) throw std::invalid_argument("not the address of a proxy: " + text);
        int const offset = address->is_ipv4() ? 96 : 0;
        int bits = 128;
        if (slash < text.size()) {
            auto const read = decimal(std::string_view(text).substr(slash + 1));
            if (!read || *read + static_cast<unsigned>(offset) > 128)
                throw std::invalid_argument("not a network: " + text);
            bits = static_cast<int>(*read) + offset;
        }
        networks_.push_back({network_part(*address, bits), bits});
    }
}

bool Proxies::contains(Address const& address) const {
    return std::ranges::any_of(networks_, [&](Network const& network) {
        return network_part(address, network.bits) == network.address;
    });
}

Address Proxies::client(Address const& peer, std::string_view forwarded_for) const {
    Address current = peer;
    while (contains(current) && !forwarded_for.empty()) {
        auto const comma = forwarded_for.rfind(',');
        auto const hop = without_blanks(
            comma == forwarded_for.npos ? forwarded_for : forwarded_for.substr(comma + 1));
        forwarded_for =
            comma == forwarded_for.npos ? std::string_view() : forwarded_for.substr(0, comma);
        auto const address = Address::parse(without_port(hop));
        if (!address) break;
        current = *address;
    }
    return current;
}

}

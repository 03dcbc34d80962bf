// Who is asking: the peer's address, or the one that a configured proxy vouches for.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// An IP address; IPv4 is kept as IPv4-mapped IPv6.
struct Address {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(Address const&) const = default;

    /// "192.0.2.1" or "2001:db8::1"; nothing for anything else.
    static std::optional<Address> parse(std::string_view text);
    std::string text() const;
    bool is_ipv4() const;
    bool is_loopback() const;
    /// What counts as one client: an IPv4 address, or the /64 network of an IPv6 address.
    Address client() const;
};

/// The proxies whose word is taken.
class Proxies {
public:
    Proxies() = default;
    /// Addresses or networks ("10.0.0.0/8"). Throws std::invalid_argument for anything else.
    explicit Proxies(std::vector<std::string> const& list);
    bool contains(Address const& address) const;

    /// The right-most address of `forwarded_for` (X-Forwarded-For as it came) that is not a proxy
    /// of ours, seen from `peer`. What is malformed ends the search at the last hop that could be
    /// trusted.
    Address client(Address const& peer, std::string_view forwarded_for) const;

private:
    struct Network {
        Address address;
        int bits = 128;
    };
    std::vector<Network> networks_;
};

}

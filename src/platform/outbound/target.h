// An address to ask, taken apart by the very parser that later connects, and what speaks against
// it.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "platform/outbound/outbound.h"

namespace outbound {

/// A whole address: https://api.example:8443/v1?limit=10.
struct Target {
    std::string address = {};            ///< As it is asked: in ASCII, without fragment.
    std::string shown = {};              ///< Without the query, which may hold a key.
    std::string scheme = {}, host = {};  ///< In lower case; IPv6 without brackets.
    int port = 0;
    std::optional<http::Address> number = {};  ///< When the host is written as an address.

    /// Whether a header with a key may go to both.
    bool is_same_server(Target const& other) const {
        return scheme == other.scheme && host == other.host && port == other.port;
    }
};

std::expected<Target, Failure> read_target(std::string const& address);

/// The rules of settings::Outbound.
class Rules {
public:
    explicit Rules(settings::Outbound const& settings);

    /// What speaks against the target before its name is looked up.
    std::optional<Failure> against(Target const& target) const;
    /// What speaks against it, given all its addresses.
    std::optional<Failure> against(Target const& target,
                                   std::vector<http::Address> const& addresses) const;
    /// Whether the address is in a network of our own.
    bool is_inside(http::Address const& address) const { return inside_.contains(address); }

private:
    bool is_listed(std::string const& host) const;
    std::optional<Failure> against_way(Target const& target) const;

    bool allowed_, has_inside_, by_proxy_;
    std::vector<std::string> hosts_;
    http::Proxies inside_;
};

}

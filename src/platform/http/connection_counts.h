// How many connections are open, in all and per client.
#pragma once
#include <cstddef>
#include <map>
#include <mutex>

#include "platform/http/client_address.h"

namespace http {

/// Counts connections up to its limits. Safe to use from several threads.
class ConnectionCounts {
public:
    ConnectionCounts(std::size_t total_limit, std::size_t client_limit, Proxies proxies);
    /// Counts one more from this peer, or returns false when a limit is reached. Loopback and
    /// proxies have no limit of their own.
    bool enter(Address const& peer);
    /// Takes one away that was counted.
    void leave(Address const& peer);
    std::size_t total() const;

private:
    bool is_exempt(Address const& peer) const;

    std::size_t total_limit_, client_limit_;
    Proxies proxies_;
    mutable std::mutex mutex_;
    std::size_t total_ = 0;
    std::map<Address, std::size_t> clients_;
};

}

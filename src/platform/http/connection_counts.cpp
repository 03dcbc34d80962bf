// One lock for all: it is taken once when a connection opens and once when it closes.
#include "platform/http/connection_counts.h"

namespace http {

ConnectionCounts::ConnectionCounts(std::size_t total_limit, std::size_t client_limit,
                                   Proxies proxies)
    : total_limit_(total_limit), client_limit_(client_limit), proxies_(std::move(proxies)) {}

bool ConnectionCounts::is_exempt(Address const& peer) const {
    return peer.is_loopback() || proxies_.contains(peer);
}

bool ConnectionCounts::enter(Address const& peer) {
    std::lock_guard const lock(mutex_);
    if (total_ >= total_limit_) return false;
    if (!is_exempt(peer)) {
        auto& count = clients_[peer.client()];
        if (count >= client_limit_) return false;
        ++count;
    }
    ++total_;
    return true;
}

void ConnectionCounts::leave(Address const& peer) {
    std::lock_guard const lock(mutex_);
    --total_;
    if (is_exempt(peer)) return;
    auto const found = clients_.find(peer.client());
    if (found != clients_.end() && --found->second == 0) clients_.erase(found);
}

std::size_t ConnectionCounts::total() const {
    std::lock_guard const lock(mutex_);
    return total_;
}

}

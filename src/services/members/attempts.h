// How often signing in may fail, for each account and for each network.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/basics/time.h"

namespace members {

/// The network of a client: an IPv4 address, or the first 64 bits of an IPv6 address. What is
/// neither is its own.
std::string network_of(std::string_view address);

/// Counts failures of the last hour, in memory. An attempt counts as failed from its beginning, so
/// that many at once are no way around. Thread-safe.
///   account  after 10 failures each next attempt waits: 1, 2, 4, 8, then 15 minutes. Never shut for good.
///   network  60 failures; then none until the oldest is an hour old.
class Attempts {
public:
    /// Whether an attempt may be made now. If so it counts as failed until succeeded() or undo().
    bool begin(std::string_view account, std::string_view network, basics::Time now);
    /// The attempt was right: the account begins anew, and the network's failure is taken back.
    void succeeded(std::string_view account, std::string_view network);
    /// The attempt was not carried out after all.
    void undo(std::string_view account, std::string_view network);

private:
    using Failures = std::vector<basics::Time>;
    using Table = std::unordered_map<std::string, Failures>;
    static void forget_old(Failures& failures, basics::Time now);
    static void take_back(Table& table, std::string const& key);
    static void make_room(Table& table, basics::Time now);

    std::mutex mutex_;
    Table accounts_, networks_;
};

}

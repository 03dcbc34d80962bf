// How much one network may do in an hour, so that a flood from one address stops nobody else.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/basics/time.h"

namespace ideas {

/// Counts in memory what each network has done within the last hour. Thread-safe.
class Flood {
public:
    explicit Flood(std::size_t most_an_hour) : most_(most_an_hour) {}
    /// Whether once more is allowed now; if so it counts.
    bool take(std::string_view network, basics::Time now);
    /// Whether once more would be allowed; counts nothing.
    bool allows(std::string_view network, basics::Time now);

private:
    using Times = std::vector<basics::Time>;
    static void forget_old(Times& times, basics::Time now);
    void make_room(basics::Time now);

    std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<std::string, Times> networks_;
};

}

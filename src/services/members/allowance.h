// How often something may be done in an hour, by key.
#pragma once
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/basics/time.h"

namespace members {

/// Counts in memory. Thread-safe.
class Allowance {
public:
    explicit Allowance(std::size_t an_hour) : an_hour_(an_hour) {}
    /// Whether it may be done (once more) now; counts it if so.
    bool take(std::string_view key, basics::Time now);

private:
    std::size_t an_hour_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::vector<basics::Time>> taken_;
};

}

// The times of the last hour, by key.
#include "services/members/allowance.h"

#include <algorithm>

namespace members {

namespace {
constexpr std::int64_t hour = 3600 * 1'000'000LL;
/// More keys than this are not held: the quietest are forgotten.
constexpr std::size_t most_keys = 50'000;
}

bool Allowance::take(std::string_view key, basics::Time now) {
    auto const is_old = [&](basics::Time at) { return at.microseconds <= now.microseconds - hour; };
    std::lock_guard const lock(mutex_);
    if (taken_.size() >= most_keys)
        std::erase_if(taken_, [&](auto const& entry) { return is_old(entry.second.back()); });
    for (std::size_t few = 1; taken_.size() >= most_keys; ++few)
        std::erase_if(taken_, [&](auto const& entry) { return entry.second.size() <= few; });
    auto& times = taken_[std::string(key)];
    std::erase_if(times, is_old);
    bool const may = times.size() < an_hour_;
    if (may) times.push_back(now);
    return may;
}

}

// One list of times for each network; those that are old are forgotten.
#include "features/ideas/flood.h"

namespace ideas {

namespace {
constexpr std::int64_t hour = 60LL * 60 * 1'000'000;
/// More networks than this are looked through for old ones first.
constexpr std::size_t many = 10'000;
}

void Flood::forget_old(Times& times, basics::Time now) {
    std::erase_if(times,
                  [&](basics::Time then) { return now.microseconds - then.microseconds >= hour; });
}

void Flood::make_room(basics::Time now) {
    if (networks_.size() < many) return;
    std::erase_if(networks_, [&](auto const& entry) {
        return entry.second.empty() || now.microseconds - entry.second.back().microseconds >= hour;
    });
}

bool Flood::take(std::string_view network, basics::Time now) {
    std::lock_guard const lock(mutex_);
    make_room(now);
    auto& times = networks_[std::string(network)];
    forget_old(times, now);
    if (times.size() >= most_) return false;
    times.push_back(now);
    return true;
}

bool Flood::allows(std::string_view network, basics::Time now) {
    std::lock_guard const lock(mutex_);
    auto const found = networks_.find(std::string(network));
    if (found == networks_.end()) return true;
    forget_old(found->second, now);
    return found->second.size() < most_;
}

}

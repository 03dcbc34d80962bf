// Things made from the data, kept while nothing has been recorded since they were made.
#pragma once
#include <chrono>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "services/activity/activity.h"
#include "services/activity/edition.h"

namespace web {

/// Values by key, each good for one edition, and for minutes at most: counted days go on by
/// themselves. Threads may share it.
template <class Value>
class Kept {
public:
    Kept(activity::Edition const& edition, std::size_t most_bytes)
        : edition_(edition), most_bytes_(most_bytes) {}

    /// The value, or null. Quick; never blocks for long.
    std::shared_ptr<Value const> find(std::string const& key) const {
        std::shared_lock const lock(mutex_);
        auto const found = values_.find(key);
        if (found == values_.end() || found->second.edition != edition_.now() ||
            found->second.until < std::chrono::steady_clock::now())
            return nullptr;
        return found->second.value;
    }

    /// Keeps what was made when the edition was `made_at`; `bytes` is roughly its size. When there
    /// is no room for more, all that is kept is forgotten.
    void keep(std::string key, std::shared_ptr<Value const> value, std::size_t bytes,
              std::uint64_t made_at) {
        std::unique_lock const lock(mutex_);
        if (bytes_ + bytes > most_bytes_) {
            values_.clear();
            bytes_ = 0;
        }
        auto& place = values_[std::move(key)];
        bytes_ += bytes - place.bytes;
        place = {made_at, std::chrono::steady_clock::now() + longest_life, bytes, std::move(value)};
    }

private:
    static constexpr auto longest_life = std::chrono::minutes(5);
    struct Place {
        std::uint64_t edition = 0;
        std::chrono::steady_clock::time_point until = {};
        std::size_t bytes = 0;
        std::shared_ptr<Value const> value = {};
    };

    activity::Edition const& edition_;
    std::size_t most_bytes_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Place> values_;
    std::size_t bytes_ = 0;
};

}

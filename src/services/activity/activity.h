// The activity log: what happened, by whom, to what. Search, feeds and history follow it.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/json/value.h"
#include "services/permissions/permissions.h"

namespace activity {

/// What something happened to: {"project", id}.
struct Subject {
    std::string kind, id;
    friend auto operator<=>(Subject const&, Subject const&) = default;
};

/// One thing that happened. `action` is a name like "knowledge.project_changed"; the texts tell
/// people.
struct Entry {
    std::int64_t sequence = 0;  ///< Given by record(); grows without gaps.
    basics::Time at = {};
    members::MemberId actor = {};  ///< Empty when no person did it (an import by the operator).
    std::string action = {};
    Subject subject = {};
    organisations::OrganisationId organisation = {};
    json::Value details = {};  ///< What changed, for history; never secrets or personal data.
};

/// The log's edition: grows when something recorded has become visible. A page made at one edition
/// is good while it lasts. Search adds to it when its index has followed.
class Edition {
public:
    std::uint64_t now() const { return number_.load(std::memory_order_acquire); }
    void advance() {
        {
            std::lock_guard const lock(mutex_);
            number_.fetch_add(1, std::memory_order_acq_rel);
        }
        changed_.notify_all();
    }
    /// Waits until the edition is another than `known`, or until the time has come or the thread is
    /// asked to stop.
    void wait_for_another_than(std::uint64_t known, std::chrono::steady_clock::time_point latest,
                               std::stop_token const& stop) {
        std::unique_lock lock(mutex_);
        changed_.wait_until(lock, stop, latest, [&] { return now() != known; });
    }

private:
    std::atomic<std::uint64_t> number_{1};
    std::mutex mutex_;
    std::condition_variable_any changed_;
};

class Log {
public:
    explicit Log(Edition& edition) : edition_(edition) {}
    /// Writes the entry within the transaction of the change; the edition advances when that is on
    /// disk.
    void record(db::Transaction& tx, Entry const& entry);

private:
    Edition& edition_;
};

/// The entries after `sequence`, in order, at most `limit`.
std::vector<Entry> entries_after(db::Reader& reader, std::int64_t sequence, std::size_t limit);

/// What happened to one subject, newest first, before `sequence` (0: from the newest), at most
/// `limit`.
std::vector<Entry> entries_about(db::Reader& reader, Subject const& subject, std::int64_t before,
                                 std::size_t limit);

/// The sequence of the newest entry; 0 when there is none.
std::int64_t last_sequence(db::Reader& reader);

}

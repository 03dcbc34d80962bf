// Two places in the log decide: what must be read, and what the standby is known to have.
#include "platform/db/replica.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

#include "platform/db/reach.h"

namespace db {

namespace {

using Steady = std::chrono::steady_clock;

/// How long a standby that does not answer is left alone, and one that lags not asked how far it
/// is.
constexpr auto pause_when_away = std::chrono::seconds(1);
constexpr auto pause_when_behind = std::chrono::milliseconds(5);

/// A place in the write-ahead log, in bytes; or how often something happened.
using Mark = std::atomic<std::int64_t>;

void raise(Mark& place, std::int64_t to) {
    auto known = place.load();
    while (known < to && !place.compare_exchange_weak(known, to)) {}
}

/// Where the log's end is now: not before anything that was committed before this was asked.
std::int64_t end_of_log(Reader& reader) {
    return reader.number("SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint");
}

/// How far a standby has come; 0 for a server that is none.
std::int64_t replayed(Reader& reader) {
    return reader.number("SELECT (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint");
}

/// The standby, as far as it is there.
class Standby {
public:
    Standby(std::string address, std::function<void(std::string const&)> unused)
        : address_(std::move(address)), unused_(std::move(unused)) {}

    /// A reader that sees everything up to this place; nothing when there is none now.
    std::optional<Reader> read(std::int64_t needed) {
        if (Steady::now() < not_before()) return std::nullopt;
        try {
            auto const database = opened();
            if (replayed_.load() < needed) {
                auto asking = database->read();
                raise(replayed_, replayed(asking));
            }
            is_away_ = false;
            // The state that a reader sees is taken after this, so it has at least as much.
            if (replayed_.load() >= needed) return database->read();
            wait(pause_when_behind);
        } catch (Failure const& failure) {
            if (!is_away_.exchange(true)) unused_(failure.what());
            wait(pause_when_away);
        }
        return std::nullopt;
    }

private:
    std::shared_ptr<Database> opened() {
        std::lock_guard const lock(mutex_);
        if (database_) return database_;
        std::shared_ptr<Database> const found = open_postgres(address_);
        if (auto why = complaint_about_wall(*found); !why.empty())
            throw Failure("database: " + why);
        return database_ = found;
    }

    Steady::time_point not_before() const { return Steady::time_point(not_before_.load()); }
    void wait(Steady::duration how_long) {
        not_before_ = (Steady::now() + how_long).time_since_epoch();
    }

    std::string address_;
    std::function<void(std::string const&)> unused_;
    std::mutex mutex_;
    std::shared_ptr<Database> database_;
    std::atomic<Steady::duration> not_before_ = Steady::duration::min();
    std::atomic<bool> is_away_ = false;
    /// At least so much it has; a standby never goes back.
    Mark replayed_ = 0;
};

class ReplicatedDatabase final : public Database {
public:
    ReplicatedDatabase(std::unique_ptr<Database> database, std::string const& replica,
                       std::function<void(std::string const&)> unused)
        : database_(std::move(database)), standby_(replica, std::move(unused)) {
        if (!database_->is_shared())
            throw Failure(
                "a replica is for a database on PostgreSQL; leave it out of the settings");
        learn();
    }

    Reader read() override {
        if (settled_.load() < doubts_.load()) learn();
        if (auto reader = standby_.read(needed_.load())) return std::move(*reader);
        return database_->read();
    }

    Transaction begin() override {
        auto transaction = database_->begin();
        // Before anybody is told, and before whatever else is to be done after the commit.
        transaction.after_commit([this] { learn_or_doubt(); });
        return transaction;
    }

    std::vector<std::string> damage() override { return database_->damage(); }
    bool is_shared() const override { return true; }

    std::shared_ptr<void> listen(std::function<void()> changed,
                                 std::function<void(std::string const&)> failed) override {
        return database_->listen(
            [this, changed = std::move(changed)] {
                learn_or_doubt();
                changed();
            },
            std::move(failed));
    }

private:
    void learn() {
        auto const doubts = doubts_.load();
        auto reader = database_->read();
        raise(needed_, end_of_log(reader));
        raise(settled_, doubts);
    }

    /// What was committed is committed, also when the server does not say where: then nothing is
    /// read before it has.
    void learn_or_doubt() {
        try {
            learn();
        } catch (Failure const& asked_again_by_the_next_reader) { ++doubts_; }
    }

    std::unique_ptr<Database> database_;
    Standby standby_;
    Mark needed_ = 0;
    /// How often the end of the log could not be learnt, and which of these have been made good.
    Mark doubts_ = 1, settled_ = 0;
};

}

std::unique_ptr<Database> with_replica(std::unique_ptr<Database> database,
                                       std::string const& replica,
                                       std::function<void(std::string const&)> unused) {
    return std::make_unique<ReplicatedDatabase>(std::move(database), replica, std::move(unused));
}

}

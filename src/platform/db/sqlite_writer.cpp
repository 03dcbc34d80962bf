// Turns, savepoints and groups; and the checkpoint, when no transaction is open.
#include "platform/db/sqlite_writer.h"

#include <exception>
#include <utility>

namespace db {

namespace {

using Steady = std::chrono::steady_clock;

/// The log's size after which the writer moves it into the database file: 2,000 pages.
constexpr std::uintmax_t checkpoint_bytes = 2000 * 4096;

}

/// Transactions that one flush makes last, all of them or none.
class SqliteWriter::Group {
public:
    int members = 0;
    Steady::time_point const since = Steady::now();

    void end_well() { end(State::kept, {}); }
    /// As each of them is told: with an exception of its own, since threads do not share one.
    void end_badly(std::exception_ptr const& why) {
        try {
            std::rethrow_exception(why);
        } catch (basics::NoRoom const&) { end(State::no_room, text_of(why)); } catch (...) {
            end(State::lost, text_of(why));
        }
    }
    /// Waits for the flush. Throws what became of it when it failed.
    void wait() {
        wait_for_the_end();
        if (state_ == State::no_room) throw Full(why_);
        if (state_ == State::lost) throw Failure(why_);
    }
    void wait_for_the_end() {
        std::unique_lock lock(mutex_);
        ended_.wait(lock, [this] { return state_ != State::open; });
    }

private:
    enum class State { open, kept, lost, no_room };

    static std::string text_of(std::exception_ptr const& why) {
        try {
            std::rethrow_exception(why);
        } catch (std::exception const& exception) { return exception.what(); } catch (...) {
            return "database: the transactions that were to be committed together failed";
        }
    }

    void end(State state, std::string why) {
        {
            std::lock_guard const lock(mutex_);
            state_ = state;
            why_ = std::move(why);
        }
        ended_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable ended_;
    State state_ = State::open;
    std::string why_;
};

/// What one transaction sees of the connection while it is its turn.
class SqliteWriter::Member final : public Connection {
public:
    Member(SqliteWriter& writer, Company company) : writer_(writer) {
        writer_.take_turn(company);
        is_within_ = writer_.group_ != nullptr;
        try {
            connection().run(is_within_ ? "SAVEPOINT member" : "BEGIN IMMEDIATE", {});
        } catch (...) {
            has_ended();
            writer_.end_turn();
            throw;
        }
    }
    ~Member() override { roll_back(); }
    Member(Member const&) = delete;
    Member& operator=(Member const&) = delete;

    void query(std::string_view sql, std::span<Value const> values,
               std::function<bool(Row const&)> const& take) override {
        guarded([&] { connection().query(sql, values, take); });
    }
    std::int64_t run(std::string_view sql, std::span<Value const> values) override {
        return guarded([&] { return connection().run(sql, values); });
    }
    void script(std::string_view sql) override {
        guarded([&] { connection().script(sql); });
    }
    std::vector<Table> tables() override {
        return guarded([&] { return connection().tables(); });
    }

    void commit() override {
        guarded([&] {
            // At the common end it would be found too late to tell whose it is.
            if (connection().has_loose_ends())
                throw Conflict("database: a row points at a missing row");
            if (is_within_) connection().run("RELEASE member", {});
        });
        if (!writer_.group_) writer_.group_ = std::make_shared<Group>();
        auto const group = writer_.group_;
        ++group->members;
        is_over_ = true;
        writer_.end_turn();
        group->wait();
    }

    void roll_back() noexcept override {
        if (std::exchange(is_over_, true)) return;
        if (!has_ended() && is_within_) {
            try {
                connection().run("ROLLBACK TO member", {});
                connection().run("RELEASE member", {});
            } catch (...) {
                connection().roll_back();
                writer_.lose_group(std::current_exception());
            }
        } else {
            connection().roll_back();
        }
        auto const group = writer_.group_;
        writer_.end_turn();
        // What it has read of theirs may be why it gave up, and somebody is told so: not before it
        // is on disk.
        if (group) group->wait_for_the_end();
    }

private:
    SqliteConnection& connection() { return writer_.connection_; }

    template <class Work>
    decltype(std::declval<Work const&>()()) guarded(Work const& work) {
        if (is_over_ || has_ended()) throw Failure("database: this transaction has ended");
        try {
            return work();
        } catch (...) {
            has_ended();
            throw;
        }
    }

    /// Whether SQLite has ended the whole transaction by itself, as it may when a write fails. Then
    /// what the others wrote in it is gone, too, and they are told.
    bool has_ended() {
        if (connection().is_in_transaction()) return false;
        auto const why = std::current_exception();
        writer_.lose_group(why ? why
                               : std::make_exception_ptr(Failure("database: SQLite ended it")));
        return true;
    }

    SqliteWriter& writer_;
    bool is_within_ = false, is_over_ = false;
};

SqliteWriter::SqliteWriter(std::string const& file, GroupBounds bounds)
    : log_(file + "-wal"),
      bounds_(bounds),
      connection_(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {
    // What is deleted is written over with zeros: what was weeded must not be found in the file.
    connection_.script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
}

SqliteWriter::~SqliteWriter() { checkpoint(); }

Transaction SqliteWriter::begin(Company company) {
    return Transaction(std::make_unique<Member>(*this, company),
                       [](std::unique_ptr<Connection>) {});
}

void SqliteWriter::take_turn(Company company) {
    std::unique_lock lock(mutex_);
    if (is_taken_) {
        Waiting own{.company = company};
        waiting_.push_back(&own);
        own.told.wait(lock, [&] { return own.is_its_turn; });
    }
    is_taken_ = true;
    company_ = company;
}

/// Gives the turn to the next, within the open transaction if it may join; else commits first.
void SqliteWriter::end_turn() {
    std::unique_lock lock(mutex_);
    if (group_ && !another_may_join(company_)) {
        lock.unlock();
        commit_group();
        if (is_log_long()) checkpoint();
        lock.lock();
    }
    if (waiting_.empty()) is_taken_ = false;
    else hand_to_the_first();
}

bool SqliteWriter::another_may_join(Company company) const {
    return company == Company::shared && !waiting_.empty() &&
           waiting_.front()->company == Company::shared && group_->members < bounds_.most_members &&
           Steady::now() - group_->since < bounds_.oldest;
}

void SqliteWriter::hand_to_the_first() {
    auto* const next = waiting_.front();
    waiting_.pop_front();
    next->is_its_turn = true;
    // Told while it cannot go on yet: what it waits at lives on its own stack.
    next->told.notify_one();
}

void SqliteWriter::commit_group() {
    try {
        connection_.commit();
        std::exchange(group_, nullptr)->end_well();
    } catch (...) {
        connection_.roll_back();
        lose_group(std::current_exception());
    }
}

void SqliteWriter::lose_group(std::exception_ptr const& why) {
    if (group_) std::exchange(group_, nullptr)->end_badly(why);
}

std::size_t SqliteWriter::waiting() {
    std::lock_guard const lock(mutex_);
    return waiting_.size();
}

bool SqliteWriter::is_log_long() const {
    std::error_code absent;
    auto const bytes = std::filesystem::file_size(log_, absent);
    return !absent && bytes > checkpoint_bytes;
}

/// With the turn at hand and no transaction open, so that nothing commits meanwhile. A reader that
/// is still looking at old pages only delays it. What cannot be moved, for want of room or because
/// the disk fails, stays in the log, where it is as safe: the next turn tries again.
void SqliteWriter::checkpoint() noexcept {
    auto* handle = connection_.handle();
    sqlite3_busy_timeout(handle, 0);
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(handle, 5000);
}

}

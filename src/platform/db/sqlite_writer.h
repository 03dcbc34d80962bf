// SQLite's one writer: transactions in turn, and one flush to disk for those that wait together.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "platform/db/sqlite_connection.h"

namespace db {

/// When a group is committed although others still wait: with so many members, or when it is so old
/// as one of them is done. The first must not wait for ever because others keep coming.
struct GroupBounds {
    int most_members = 128;
    std::chrono::milliseconds oldest{10};
};

/// Whether a transaction may share its flush with others.
enum class Company { shared, alone };

/// The one connection that writes and checkpoints a SQLite database (docs/decisions/0002), handed
/// from transaction to transaction in the order in which they asked for it. While others wait for
/// their turn nobody flushes: the next one's writes are a savepoint within the same transaction of
/// SQLite, and whoever comes last commits them all (docs/decisions/0008). commit() returns to each
/// when that is on disk, and throws to each when it failed. Nobody waits when nobody else writes.
/// Thread-safe.
class SqliteWriter {
public:
    /// Opens the file, made when missing. Throws Failure.
    explicit SqliteWriter(std::string const& file, GroupBounds bounds = {});
    /// Nobody has a transaction open.
    ~SqliteWriter();
    SqliteWriter(SqliteWriter const&) = delete;
    SqliteWriter& operator=(SqliteWriter const&) = delete;

    /// Waits for its turn. One that is alone shares its flush with nobody: for what takes long, so
    /// that no commit of others waits for it.
    Transaction begin(Company company);
    /// To prepare the database before anybody writes; not while a transaction is open.
    SqliteConnection& connection() { return connection_; }
    /// Moves the log into the database, as far as no reader needs it; not while a transaction is
    /// open.
    void checkpoint() noexcept;
    /// How many wait for their turn just now.
    std::size_t waiting();

private:
    class Group;
    class Member;
    /// One that waits for its turn.
    struct Waiting {
        Company company;
        bool is_its_turn = false;
        std::condition_variable told = {};
    };

    void take_turn(Company company);
    void end_turn();
    bool another_may_join(Company company) const;
    void hand_to_the_first();
    void commit_group();
    void lose_group(std::exception_ptr const& why);
    bool is_log_long() const;

    std::filesystem::path log_;
    GroupBounds bounds_;
    SqliteConnection connection_;
    std::mutex mutex_;
    std::deque<Waiting*> waiting_;
    bool is_taken_ = false;
    /// Those whose writes are in the open transaction and not yet on disk. Only whose turn it is
    /// looks at it.
    std::shared_ptr<Group> group_;
    /// Whether the one whose turn it is shares its flush.
    Company company_ = Company::shared;
};

}

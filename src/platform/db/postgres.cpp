// PostgreSQL: connections from a pool, writers that take turns, and an ear for other processes.
#include <poll.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/db/postgres_connection.h"
#include "platform/db/reach.h"
#include "platform/db/tables.h"

namespace db {

namespace {

/// Readers that are kept open for the next one; more are closed after use.
constexpr std::size_t most_idle = 16;
constexpr int oldest_version = 150000;
/// "smvk", half of the key of the lock by which writers take turns; the other is the schema's.
constexpr std::string_view take_turn =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
    " SELECT pg_advisory_xact_lock(1936553579, hashtext(current_schema()))";

/// A name for this process's announcements, which it need not hear itself.
std::string own_name() {
    auto const letters = basics::new_id_letters();
    return {letters.data(), letters.size()};
}

std::string first_text(Connection& connection, std::string_view sql) {
    std::string text;
    connection.query(sql, {}, [&](Row const& row) { return text = row.text(0), false; });
    return text;
}

/// Waits for what the server says: a thread of its own, and a connection of its own.
class Ear {
public:
    Ear(std::string address, std::string channel, std::string own, std::function<void()> changed,
        std::function<void(std::string const&)> failed)
        : address_(std::move(address)),
          channel_(std::move(channel)),
          own_(std::move(own)),
          changed_(std::move(changed)),
          failed_(std::move(failed)),
          thread_([this](std::stop_token const& stop) { run(stop); }) {}

private:
    void run(std::stop_token const& stop) {
        // What others have changed is taken up for everybody.
        Within const all(Reach::everything());
        bool is_deaf = false;
        while (!stop.stop_requested()) {
            try {
                PostgresConnection connection(address_);
                connection.script("LISTEN \"" + channel_ + "\"");
                // What was announced before we listened.
                changed_();
                is_deaf = false;
                hear(connection, stop);
            } catch (std::exception const& failure) {
                if (!is_deaf) failed_(failure.what());
                is_deaf = true;
                std::unique_lock lock(mutex_);
                pause_.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
            }
        }
    }

    void hear(PostgresConnection& connection, std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{PQsocket(connection.handle()), POLLIN, 0};
            poll(&waiting, 1, 200);
            if (!PQconsumeInput(connection.handle()))
                fail(connection.handle(), nullptr, "listening");
            bool others = false;
            for (auto* said = PQnotifies(connection.handle()); said;
                 said = PQnotifies(connection.handle())) {
                others = others || said->extra != own_;
                PQfreemem(said);
            }
            if (others) changed_();
        }
    }

    std::string address_, channel_, own_;
    std::function<void()> changed_;
    std::function<void(std::string const&)> failed_;
    std::mutex mutex_;
    std::condition_variable_any pause_;
    std::jthread thread_;
};

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(std::string address) : address_(std::move(address)) {
        auto connection = std::make_unique<PostgresConnection>(address_);
        look_at(*connection);
        channel_ = "samverk_" + first_text(*connection, "SELECT current_schema()");
        give_back(std::move(connection));
    }

    Reader read() override {
        return Reader(begun("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
                      [this](std::unique_ptr<Connection> done) { give_back(std::move(done)); });
    }

    Transaction begin() override {
        // Threads of this process wait here, so that only one of its connections waits there.
        Turn turn(*this);
        auto connection = begun(take_turn);
        turn.is_kept = true;
        return Transaction(std::move(connection), [this](std::unique_ptr<Connection> done) {
            give_back(std::move(done));
            end_turn();
        });
    }

    std::vector<std::string> damage() override {
        Within const all(Reach::everything());
        std::vector<std::string> found;
        auto reader = read();
        for (auto const& table : reader.tables()) try {
                content_of(reader, table);
            } catch (Failure const& failure) {
                found.push_back("the table " + table.name + ": " + failure.what());
                return found;  // The transaction is over; the rest has not been looked at.
            }
        return found;
    }

    bool is_shared() const override { return true; }

    std::shared_ptr<void> listen(std::function<void()> changed,
                                 std::function<void(std::string const&)> failed) override {
        return std::make_shared<Ear>(address_, channel_, own_, std::move(changed),
                                     std::move(failed));
    }

private:
    /// The right to begin a transaction, given up unless it is kept.
    struct Turn {
        PostgresDatabase& database;
        bool is_kept = false;
        explicit Turn(PostgresDatabase& of) : database(of) {
            std::unique_lock lock(database.mutex_);
            database.writer_gone_.wait(lock, [this] { return !database.is_writing_; });
            database.is_writing_ = true;
        }
        ~Turn() {
            if (!is_kept) database.end_turn();
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;
    };

    void end_turn() {
        std::lock_guard const lock(mutex_);
        is_writing_ = false;
        writer_gone_.notify_one();
    }

    /// Refuses what would order texts otherwise than our pages and SQLite do.
    static void look_at(PostgresConnection& connection) {
        if (PQserverVersion(connection.handle()) < oldest_version)
            throw Failure("the database is older than PostgreSQL 15; upgrade it first");
        auto const order = first_text(
            connection,
            "SELECT CASE WHEN pg_encoding_to_char(encoding) = 'UTF8' AND datlocprovider = 'c'"
            " THEN datcollate ELSE '' END FROM pg_database WHERE datname = current_database()");
        if (order != "C" && order != "POSIX" && order != "C.UTF-8" && order != "C.utf8")
            throw Failure(
                "the database orders texts in its own way; make it with"
                " createdb --template=template0 --encoding=UTF8 --locale=C NAME");
        if (first_text(connection, "SELECT coalesce(current_schema(), '')").empty())
            throw Failure("the database has no schema for our tables; look at its search_path");
    }

    /// A connection with a transaction begun, which reaches as far as this thread does now: said
    /// with the same message, always, and gone with the transaction. A connection that lay idle may
    /// have died meanwhile: then another is tried.
    std::unique_ptr<Connection> begun(std::string_view statements) {
        auto const how =
            std::string(statements) + "; SET LOCAL samverk.reach = '" + Within::here().text() + "'";
        while (auto connection = idle()) {
            try {
                connection->script(how);
                return connection;
            } catch (Unavailable const& another_is_tried) {}
        }
        auto connection = std::make_unique<PostgresConnection>(address_);
        connection->announce_as(channel_, own_);
        connection->script(how);
        return connection;
    }

    std::unique_ptr<PostgresConnection> idle() {
        std::lock_guard const lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void give_back(std::unique_ptr<Connection> done) {
        done->roll_back();
        std::unique_ptr<PostgresConnection> connection(
            static_cast<PostgresConnection*>(done.release()));
        connection->announce_as(channel_, own_);
        std::lock_guard const lock(mutex_);
        if (connection->is_idle() && idle_.size() < most_idle)
            idle_.push_back(std::move(connection));
    }

    std::string address_, channel_, own_ = own_name();
    std::mutex mutex_;
    std::condition_variable writer_gone_;
    bool is_writing_ = false;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
};

}

std::unique_ptr<Database> open_postgres(std::string const& address) {
    return std::make_unique<PostgresDatabase>(address);
}

}

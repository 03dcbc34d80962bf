// SQLite: readers from a pool, one writer, and a checkpoint that only the writer makes
// (docs/decisions/0002).
#include <sqlite3.h>
#include <sys/file.h>

#include <array>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "platform/db/database.h"
#include "platform/db/tables.h"
#include "platform/files/durable.h"

namespace db {

namespace {

/// "smvk": refuses to open another program's database.
constexpr int application_id = 0x736d766b;
/// Pages in the log (4 KiB each) after which the writer moves them into the database file.
constexpr int checkpoint_pages = 2000;

/// Whether the last call failed for want of room. SQLite says so itself when a page cannot be
/// written; for its other files, and for a quota, it only tells that the disk failed, and why.
bool is_full(sqlite3* handle) {
    switch (sqlite3_errcode(handle)) {
        case SQLITE_FULL: return true;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN: return basics::means_no_room(sqlite3_system_errno(handle));
        default: return false;
    }
}

[[noreturn]] void fail(sqlite3* handle, std::string_view doing) {
    std::string const message = "database: " + std::string(doing) + ": " + sqlite3_errmsg(handle);
    if (is_full(handle)) throw Full(message);
    if (sqlite3_errcode(handle) == SQLITE_CONSTRAINT) throw Conflict(message);
    throw Failure(message);
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view view(int column) const override {
        auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement_, column));
        return bytes
                   ? std::string_view(
                         bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                   : std::string_view();
    }

private:
    sqlite3_stmt* statement_;
};

struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
};

/// Gives a prepared statement back in a state to be used again, whatever happened.
struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::string const& file, int flags) {
        int const result =
            sqlite3_open_v2(file.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
        closing_.handle = handle_;
        if (result != SQLITE_OK)
            throw Failure("database " + file + " cannot be opened: " +
                          (handle_ ? sqlite3_errmsg(handle_) : "no memory"));
        sqlite3_busy_timeout(handle_, 5000);
        // Nothing is mapped: each connection's map would count as memory of ours, and an export of
        // 100,000 projects takes as long without.
        script(
            "PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
            " PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY");
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }

    ~SqliteConnection() override {
        for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    }

    void query(std::string_view sql, std::span<Value const> values,
               std::function<bool(Row const&)> const& take) override {
        auto* statement = prepared(sql);
        Reset const reset{statement};
        bind(statement, values);
        SqliteRow const row(statement);
        while (step(statement, sql))
            if (!take(row)) break;
    }

    std::int64_t run(std::string_view sql, std::span<Value const> values) override {
        auto* statement = prepared(sql);
        Reset const reset{statement};
        bind(statement, values);
        while (step(statement, sql)) {}
        return sqlite3_changes64(handle_);
    }

    void script(std::string_view sql) override {
        if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(handle_, sql.substr(0, 60));
    }

    void roll_back() noexcept override {
        // SQLite has rolled back by itself when there was no room; then there is nothing to end.
        if (sqlite3_get_autocommit(handle_) == 0)
            sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    }

    void commit() override { script("COMMIT"); }

    std::vector<Table> tables() override {
        return tables_of(
            *this,
            "SELECT m.name, i.name, i.type, i.pk FROM sqlite_master m, pragma_table_info(m.name) i"
            " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, i.name",
            "SELECT DISTINCT m.name, f.\"table\" FROM sqlite_master m,"
            " pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2");
    }

    sqlite3* handle() { return handle_; }

private:
    sqlite3_stmt* prepared(std::string_view sql) {
        // A statement that is being read right now (a nested query) must not be used twice at once.
        if (auto known = statements_.find(sql);
            known != statements_.end() && !sqlite3_stmt_busy(known->second))
            return known->second;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            fail(handle_, sql);
        statements_.emplace(std::string(sql), statement);
        return statement;
    }

    void bind(sqlite3_stmt* statement, std::span<Value const> values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            // $1 is a name to SQLite, numbered by first appearance, so it is looked up.
            char const name[] = {'$', static_cast<char>(i < 9 ? '1' + i : '0' + (i + 1) / 10),
                                 static_cast<char>(i < 9 ? 0 : '0' + (i + 1) % 10), 0};
            int const index = sqlite3_bind_parameter_index(statement, name);
            if (index == 0)
                throw Failure(std::string("database: no ") + name + " in " +
                              sqlite3_sql(statement));
            bind_one(statement, index, values[i]);
        }
    }

    void bind_one(sqlite3_stmt* statement, int index, Value const& value) {
        int result = SQLITE_OK;
        if (std::holds_alternative<std::nullptr_t>(value))
            result = sqlite3_bind_null(statement, index);
        else if (auto const* number = std::get_if<std::int64_t>(&value))
            result = sqlite3_bind_int64(statement, index, *number);
        else if (auto const* real = std::get_if<double>(&value))
            result = sqlite3_bind_double(statement, index, *real);
        else {
            auto const text = std::get<std::string_view>(value);
            result = sqlite3_bind_text64(statement, index, text.data() ? text.data() : "",
                                         text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        if (result != SQLITE_OK) fail(handle_, "bind");
    }

    bool step(sqlite3_stmt* statement, std::string_view sql) {
        switch (sqlite3_step(statement)) {
            case SQLITE_ROW: return true;
            case SQLITE_DONE: return false;
            default: fail(handle_, sql);
        }
    }

    /// Closes also when the constructor throws half-way.
    struct Closing {
        sqlite3* handle = nullptr;
        ~Closing() { sqlite3_close_v2(handle); }
    };

    sqlite3* handle_ = nullptr;
    Closing closing_;
    std::unordered_multimap<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::string file) : file_(std::move(file)) {
        writer_ =
            std::make_unique<SqliteConnection>(file_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        writer_->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        claim();
        checkpoint();
    }

    ~SqliteDatabase() override {
        idle_.clear();
        checkpoint();
    }

    Reader read() override {
        auto connection = take_idle();
        connection->script("BEGIN");
        return Reader(std::move(connection), [this](std::unique_ptr<Connection> done) {
            done->roll_back();
            std::lock_guard const lock(idle_mutex_);
            idle_.push_back(std::move(done));
        });
    }

    Transaction begin() override {
        std::unique_lock lock(writer_mutex_);
        writer_free_.wait(lock, [this] { return writer_ != nullptr; });
        auto connection = std::move(writer_);
        lock.unlock();
        try {
            connection->script("BEGIN IMMEDIATE");
        } catch (...) {
            give_back(std::move(connection));
            throw;
        }
        return Transaction(std::move(connection), [this](std::unique_ptr<Connection> done) {
            give_back(std::move(done));
        });
    }

    std::vector<std::string> damage() override { return damage_of_sqlite(file_); }

    bool is_shared() const override { return false; }

    std::shared_ptr<void> listen(std::function<void()>,
                                 std::function<void(std::string const&)>) override {
        return nullptr;
    }

private:
    void claim() {
        auto number = [this](std::string_view pragma) {
            std::int64_t value = 0;
            writer_->query(pragma, {},
                           [&](Row const& row) { return value = row.integer(0), false; });
            return value;
        };
        auto const owner = number("PRAGMA application_id");
        auto const tables = number("SELECT count(*) FROM sqlite_master");
        if (owner != application_id && (owner != 0 || tables != 0))
            throw Failure(file_ + " is a database of another program; choose another data folder");
        if (owner == 0) writer_->script("PRAGMA application_id=" + std::to_string(application_id));
    }

    std::unique_ptr<Connection> take_idle() {
        {
            std::lock_guard const lock(idle_mutex_);
            if (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                return connection;
            }
        }
        auto connection = std::make_unique<SqliteConnection>(file_, SQLITE_OPEN_READONLY);
        return connection;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        std::lock_guard const lock(writer_mutex_);
        writer_ = std::move(connection);
        if (log_pages() > checkpoint_pages) checkpoint();
        writer_free_.notify_one();
    }

    std::int64_t log_pages() const {
        std::error_code absent;
        auto const bytes = std::filesystem::file_size(file_ + "-wal", absent);
        return absent ? 0 : static_cast<std::int64_t>(bytes / 4096);
    }

    /// With the writer at hand and no transaction open, so that nothing commits meanwhile. A reader
    /// that is still looking at old pages only delays it: RESTART is tried so that the log begins
    /// anew. What cannot be moved, for want of room or because the disk fails, stays in the log,
    /// where it is as safe: the next turn tries again.
    void checkpoint() noexcept {
        if (!writer_) return;
        auto* handle = static_cast<SqliteConnection&>(*writer_).handle();
        sqlite3_busy_timeout(handle, 0);
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        sqlite3_busy_timeout(handle, 5000);
    }

    std::string file_;
    std::mutex writer_mutex_, idle_mutex_;
    std::condition_variable writer_free_;
    std::unique_ptr<Connection> writer_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}

namespace {

/// A whole copy has this name from the moment that it is to be used until it is in place.
std::string chosen(std::string const& file) { return file + ".next"; }

/// Does what is left to do when a copy has been chosen; any part of it may have been done before.
/// The log of the old database goes with it: beside the new one it would be taken for its own.
void finish_replacing(std::string const& file) {
    if (!std::filesystem::exists(chosen(file))) return;
    auto const old = file + ".before-restore";
    constexpr std::array<char const*, 3> parts = {"", "-wal", "-shm"};
    if (std::filesystem::exists(file))
        for (auto const* part : parts) std::filesystem::remove(old + part);
    for (auto const* part : parts)
        if (std::filesystem::exists(file + part)) std::filesystem::rename(file + part, old + part);
    files::put_in_place(chosen(file), file);
}

}

void replace_sqlite(std::string const& file, std::string const& by) {
    auto const arriving = file + ".arriving";
    try {
        std::filesystem::copy_file(by, arriving, std::filesystem::copy_options::overwrite_existing);
        files::put_in_place(arriving, chosen(file));
    } catch (...) {
        std::filesystem::remove(arriving);
        throw;
    }
    finish_replacing(file);
}

void copy_sqlite(std::string const& file, std::string const& to) {
    if (std::filesystem::exists(to)) throw Failure(to + " exists already; choose another name");
    SqliteConnection source(file, SQLITE_OPEN_READONLY);
    Value const values[] = {Value(to)};
    source.run("VACUUM INTO $1", values);
}

std::vector<std::string> damage_of_sqlite(std::string const& file) try {
    SqliteConnection connection(file, SQLITE_OPEN_READONLY);
    std::vector<std::string> found;
    auto look = [&](std::string_view pragma, auto take) {
        connection.query(pragma, {}, [&](Row const& row) { return take(row), true; });
    };
    look("PRAGMA application_id", [&](Row const& row) {
        if (row.integer(0) != application_id)
            found.push_back(file + " is not a database of Samverk");
    });
    look("PRAGMA integrity_check", [&](Row const& row) {
        if (row.view(0) != "ok") found.push_back(row.text(0));
    });
    look("PRAGMA foreign_key_check", [&](Row const& row) {
        found.push_back("a row in " + row.text(0) + " points at a missing row in " + row.text(2));
    });
    return found;
} catch (Failure const& failure) {
    // Too damaged even to be read: that is what was asked.
    return {failure.what()};
}

Reader read_sqlite(std::string const& file) {
    auto connection = std::make_unique<SqliteConnection>(file, SQLITE_OPEN_READONLY);
    connection->script("BEGIN");
    return Reader(std::move(connection),
                  [](std::unique_ptr<Connection> done) { done->script("ROLLBACK"); });
}

std::unique_ptr<Database> open_sqlite(std::string const& file) {
    finish_replacing(file);
    return std::make_unique<SqliteDatabase>(file);
}

}

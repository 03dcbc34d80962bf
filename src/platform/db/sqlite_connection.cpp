// SQLite's calls, and what its failures mean here.
#include "platform/db/sqlite_connection.h"

#include "platform/db/tables.h"

namespace db {

namespace {

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

/// Gives a prepared statement back in a state to be used again, whatever happened.
struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};

}

SqliteConnection::SqliteConnection(std::string const& file, int flags) {
    int const result =
        sqlite3_open_v2(file.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    closing_.handle = handle_;
    if (result != SQLITE_OK)
        throw Failure("database " + file +
                      " cannot be opened: " + (handle_ ? sqlite3_errmsg(handle_) : "no memory"));
    sqlite3_busy_timeout(handle_, 5000);
    // Nothing is mapped: each connection's map would count as memory of ours, and an export of
    // 100,000 projects takes as long without.
    script(
        "PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
        " PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY");
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

SqliteConnection::~SqliteConnection() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
}

void SqliteConnection::query(std::string_view sql, std::span<Value const> values,
                             std::function<bool(Row const&)> const& take) {
    auto* statement = prepared(sql);
    Reset const reset{statement};
    bind(statement, values);
    SqliteRow const row(statement);
    while (step(statement, sql))
        if (!take(row)) break;
}

std::int64_t SqliteConnection::run(std::string_view sql, std::span<Value const> values) {
    auto* statement = prepared(sql);
    Reset const reset{statement};
    bind(statement, values);
    while (step(statement, sql)) {}
    return sqlite3_changes64(handle_);
}

void SqliteConnection::script(std::string_view sql) {
    if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(handle_, sql.substr(0, 60));
}

void SqliteConnection::roll_back() noexcept {
    // SQLite has rolled back by itself when there was no room; then there is nothing to end.
    if (is_in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::vector<Table> SqliteConnection::tables() {
    return tables_of(
        *this,
        "SELECT m.name, i.name, i.type, i.pk FROM sqlite_master m, pragma_table_info(m.name) i"
        " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, i.name",
        "SELECT DISTINCT m.name, f.\"table\" FROM sqlite_master m,"
        " pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2");
}

sqlite3_stmt* SqliteConnection::prepared(std::string_view sql) {
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

void SqliteConnection::bind(sqlite3_stmt* statement, std::span<Value const> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        // $1 is a name to SQLite, numbered by first appearance, so it is looked up.
        char const name[] = {'$', static_cast<char>(i < 9 ? '1' + i : '0' + (i + 1) / 10),
                             static_cast<char>(i < 9 ? 0 : '0' + (i + 1) % 10), 0};
        int const index = sqlite3_bind_parameter_index(statement, name);
        if (index == 0)
            throw Failure(std::string("database: no ") + name + " in " + sqlite3_sql(statement));
        bind_one(statement, index, values[i]);
    }
}

void SqliteConnection::bind_one(sqlite3_stmt* statement, int index, Value const& value) {
    int result = SQLITE_OK;
    if (std::holds_alternative<std::nullptr_t>(value)) result = sqlite3_bind_null(statement, index);
    else if (auto const* number = std::get_if<std::int64_t>(&value))
        result = sqlite3_bind_int64(statement, index, *number);
    else if (auto const* real = std::get_if<double>(&value))
        result = sqlite3_bind_double(statement, index, *real);
    else {
        auto const text = std::get<std::string_view>(value);
        result = sqlite3_bind_text64(statement, index, text.data() ? text.data() : "", text.size(),
                                     SQLITE_STATIC, SQLITE_UTF8);
    }
    if (result != SQLITE_OK) fail(handle_, "bind");
}

bool SqliteConnection::step(sqlite3_stmt* statement, std::string_view sql) {
    switch (sqlite3_step(statement)) {
        case SQLITE_ROW: return true;
        case SQLITE_DONE: return false;
        default: fail(handle_, sql);
    }
}

bool SqliteConnection::has_loose_ends() const {
    int now = 0, highest = 0;
    sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &now, &highest, 0);
    return now != 0;
}

}

// One SQLite connection: statements prepared once, rows one by one, failures.
#pragma once
#include <sqlite3.h>

#include <string>
#include <unordered_map>

#include "platform/db/database.h"

namespace db {

class SqliteConnection final : public Connection {
public:
    /// `flags` as sqlite3_open_v2 takes them. Never checkpoints by itself. Throws Failure.
    SqliteConnection(std::string const& file, int flags);
    ~SqliteConnection() override;

    void query(std::string_view sql, std::span<Value const> values,
               std::function<bool(Row const&)> const& take) override;
    std::int64_t run(std::string_view sql, std::span<Value const> values) override;
    void script(std::string_view sql) override;
    void roll_back() noexcept override;
    void commit() override { run("COMMIT", {}); }
    std::vector<Table> tables() override;

    /// Whether a transaction is open. SQLite may end one by itself when a write fails.
    bool is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    /// Whether a foreign key that is checked at the end points at nothing now.
    bool has_loose_ends() const;
    sqlite3* handle() { return handle_; }

private:
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    /// Closes also when the constructor throws half-way.
    struct Closing {
        sqlite3* handle = nullptr;
        ~Closing() { sqlite3_close_v2(handle); }
    };

    sqlite3_stmt* prepared(std::string_view sql);
    void bind(sqlite3_stmt* statement, std::span<Value const> values);
    void bind_one(sqlite3_stmt* statement, int index, Value const& value);
    bool step(sqlite3_stmt* statement, std::string_view sql);

    sqlite3* handle_ = nullptr;
    Closing closing_;
    std::unordered_multimap<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

}

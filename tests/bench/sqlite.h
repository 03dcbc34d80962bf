// SQLite as a peer: an open database that throws its message.
#pragma once
#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace bare {

struct Sqlite {
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> database{nullptr, sqlite3_close};

    explicit Sqlite(char const* file = ":memory:") {
        sqlite3* opened = nullptr;
        check(sqlite3_open(file, &opened));
        database.reset(opened);
        sqlite3_busy_timeout(opened, 10'000);
    }
    void check(int result) const {
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(database.get()));
    }
    void run(char const* sql) const {
        check(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr));
    }
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> prepare(char const* sql) const {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v2(database.get(), sql, -1, &made, nullptr));
        return {made, sqlite3_finalize};
    }
    static void bind(sqlite3_stmt* statement, int place, std::string const& text) {
        sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
};

}

// SQLite: readers from a pool, and whole files: damage, copies, putting one in place of another.
#include <array>
#include <filesystem>
#include <mutex>

#include "platform/db/alone.h"
#include "platform/db/sqlite_writer.h"
#include "platform/files/durable.h"

namespace db {

namespace {

/// "smvk": refuses to open another program's database.
constexpr int application_id = 0x736d766b;

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::string file) : file_(std::move(file)), writer_(file_) {
        claim();
        writer_.checkpoint();
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

    Transaction begin() override { return writer_.begin(Company::shared); }

    Transaction begin_alone() { return writer_.begin(Company::alone); }

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
            writer_.connection().query(
                pragma, {}, [&](Row const& row) { return value = row.integer(0), false; });
            return value;
        };
        auto const owner = number("PRAGMA application_id");
        auto const tables = number("SELECT count(*) FROM sqlite_master");
        if (owner != application_id && (owner != 0 || tables != 0))
            throw Failure(file_ + " is a database of another program; choose another data folder");
        if (owner == 0)
            writer_.connection().script("PRAGMA application_id=" + std::to_string(application_id));
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

    std::string file_;
    SqliteWriter writer_;
    // Closed before the writer makes its last checkpoint.
    std::mutex idle_mutex_;
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

Transaction begin_alone(Database& database) {
    if (auto* const sqlite = dynamic_cast<SqliteDatabase*>(&database)) return sqlite->begin_alone();
    return database.begin();
}

std::unique_ptr<Database> open_sqlite(std::string const& file) {
    finish_replacing(file);
    return std::make_unique<SqliteDatabase>(file);
}

}

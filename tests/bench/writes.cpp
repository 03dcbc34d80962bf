// Writes acknowledged: one transaction for each flush in a bare loop, and through db::Database with
// some writers at once. Prints JSON. bench_writes FOLDER SECONDS, on the disk that is to be
// measured.
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "measured.h"
#include "platform/db/database.h"
#include "sqlite.h"

namespace {

using measured::Clock;

/// What each transaction writes: some hundred bytes, as a row of the activity log is.
std::string const note(120, 'x');

/// How long the disk takes to say that one page more in a log is kept; in milliseconds.
measured::Times flushes(std::filesystem::path const& file, int count) {
    int const handle = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    std::string const page(4096, 'y');
    measured::Times times;
    for (int i = 0; i < count; ++i) {
        if (::write(handle, page.data(), page.size()) != 4096) break;
        auto const start = Clock::now();
        ::fdatasync(handle);
        times.each.push_back(measured::milliseconds_since(start));
    }
    ::close(handle);
    std::filesystem::remove(file);
    return times;
}

/// Transactions a second of one thread that uses SQLite as it comes.
double bare_loop(std::filesystem::path const& file, double milliseconds) {
    bare::Sqlite const sqlite(file.c_str());
    sqlite.run(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        " CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT NOT NULL)");
    auto const begin = sqlite.prepare("BEGIN IMMEDIATE"), commit = sqlite.prepare("COMMIT");
    auto const insert = sqlite.prepare("INSERT INTO notes (note) VALUES (?1)");
    auto const once = [&](auto const& statement) {
        sqlite.check(sqlite3_step(statement.get()));
        sqlite3_reset(statement.get());
    };
    int count = 0;
    auto const start = Clock::now();
    for (; measured::milliseconds_since(start) < milliseconds; ++count) {
        once(begin);
        bare::Sqlite::bind(insert.get(), 1, note);
        once(insert);
        once(commit);
    }
    return count * 1000 / measured::milliseconds_since(start);
}

struct Written {
    double per_second = 0, p50 = 0, p99 = 0;
};

/// Transactions a second that were acknowledged to so many threads, and how long each waited.
Written through_samverk(db::Database& database, int writers, double milliseconds) {
    std::vector<measured::Times> times(static_cast<std::size_t>(writers));
    std::atomic<std::int64_t> next = database.read().number("SELECT max(id) FROM notes");
    std::atomic<bool> is_over = false;
    auto const start = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (auto& own : times)
            threads.emplace_back([&] {
                while (!is_over) {
                    auto const asked = Clock::now();
                    auto tx = database.begin();
                    tx.run("INSERT INTO notes (id, note) VALUES ($1, $2)", {++next, note});
                    tx.commit();
                    own.each.push_back(measured::milliseconds_since(asked));
                }
            });
        while (measured::milliseconds_since(start) < milliseconds)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        is_over = true;
    }
    auto const spent = measured::milliseconds_since(start);
    measured::Times all;
    for (auto const& own : times) all.each.insert(all.each.end(), own.each.begin(), own.each.end());
    return {static_cast<double>(all.each.size()) * 1000 / spent, all.percentile(0.5),
            all.percentile(0.99)};
}

}

int main(int count, char** words) {
    if (count < 3) return std::fprintf(stderr, "bench_writes FOLDER SECONDS [URL]\n"), 2;
    std::filesystem::path const folder = words[1];
    double const milliseconds = 1000 * std::atof(words[2]);
    auto flushed = flushes(folder / "flushes", 200);
    std::printf("{\"flush_p50\":%.3f,\"flush_p99\":%.3f", flushed.percentile(0.5),
                flushed.percentile(0.99));
    std::printf(",\"bare\":%.1f", bare_loop(folder / "bare.db", milliseconds));
    auto const database =
        db::open(count > 3 ? words[3] : "sqlite", (folder / "samverk.db").string());
    {
        auto tx = database->begin();
        tx.script("CREATE TABLE notes (id BIGINT PRIMARY KEY, note TEXT NOT NULL)");
        tx.commit();
    }
    for (int const writers : {1, 8, 64}) {
        auto const written = through_samverk(*database, writers, milliseconds);
        std::printf(",\"writers_%d\":{\"per_second\":%.1f,\"p50\":%.3f,\"p99\":%.3f}", writers,
                    written.per_second, written.p50, written.p99);
    }
    std::printf("}\n");
}

// What is PostgreSQL's own: several processes at one database. Run by tests/with_postgres.mjs.
#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "platform/db/temporary.h"

using namespace db;

namespace {

bool const is_there = std::getenv("SAMVERK_TEST_DATABASE") != nullptr;

/// As two processes would have it: each with connections and turns of its own.
struct TwoNodes {
    TemporarySchema schema;
    std::unique_ptr<Database> one = open_postgres(schema.address()),
                              other = open_postgres(schema.address());
};

/// Counts calls from another thread.
class Calls {
public:
    void add() {
        std::lock_guard const lock(mutex_);
        ++count_;
        changed_.notify_all();
    }
    int count() {
        std::lock_guard const lock(mutex_);
        return count_;
    }
    bool reach(int wanted) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return count_ >= wanted; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
};

void make_table(Database& database) {
    auto tx = database.begin();
    tx.script("CREATE TABLE counter (n BIGINT)");
    tx.run("INSERT INTO counter VALUES (0)");
    tx.commit();
}

}

TEST_CASE("writers of two processes take turns and lose nothing" * doctest::skip(!is_there)) {
    TwoNodes nodes;
    make_table(*nodes.one);
    std::vector<std::jthread> writers;
    for (int w = 0; w < 8; ++w)
        writers.emplace_back([&, w] {
            for (int i = 0; i < 25; ++i) {
                auto tx = (w % 2 ? nodes.one : nodes.other)->begin();
                auto const n = tx.number("SELECT n FROM counter");
                tx.run("UPDATE counter SET n = $1", {n + 1});
                tx.commit();
            }
        });
    writers.clear();
    CHECK(nodes.one->read().number("SELECT n FROM counter") == 200);
}

TEST_CASE("two processes that start together run each migration once" * doctest::skip(!is_there)) {
    TwoNodes nodes;
    std::vector<Migration> steps;
    std::vector<std::string> sql;
    for (int i = 0; i < 20; ++i)
        sql.push_back("CREATE TABLE t" + std::to_string(i) + " (id TEXT PRIMARY KEY)");
    for (int i = 0; i < 20; ++i)
        steps.push_back({"part", std::to_string(100 + i), sql[static_cast<std::size_t>(i)]});
    {
        std::jthread const first([&] { migrate(*nodes.one, steps, {}); });
        std::jthread const second([&] { migrate(*nodes.other, steps, {}); });
    }
    CHECK(nodes.one->read().number("SELECT count(*) FROM migrations") == 20);
}

TEST_CASE("what one process commits the other hears of, when it is committed and only then" *
          doctest::skip(!is_there)) {
    TwoNodes nodes;
    make_table(*nodes.one);
    Calls here, there, failures;
    auto const own = nodes.one->listen([&] { here.add(); }, [&](auto const&) { failures.add(); });
    auto const others =
        nodes.other->listen([&] { there.add(); }, [&](auto const&) { failures.add(); });
    // Each is called once when it begins to hear.
    REQUIRE(here.reach(1));
    REQUIRE(there.reach(1));
    {
        auto tx = nodes.one->begin();
        tx.run("UPDATE counter SET n = 2");
    }
    CHECK(there.count() == 1);
    {
        auto tx = nodes.one->begin();
        tx.run("UPDATE counter SET n = 1");
        tx.commit();
    }
    CHECK(there.reach(2));
    {
        auto tx = nodes.other->begin();
        tx.run("UPDATE counter SET n = 3");
        tx.commit();
    }
    CHECK(here.reach(2));
    CHECK(there.count() == 2);
    CHECK(failures.count() == 0);
}

TEST_CASE("a connection that died while it lay idle is replaced unnoticed" *
          doctest::skip(!is_there)) {
    TwoNodes nodes;
    make_table(*nodes.one);
    Calls heard, failures;
    auto const ear = nodes.one->listen([&] { heard.add(); }, [&](auto const&) { failures.add(); });
    REQUIRE(heard.reach(1));
    auto const idle = nodes.one->read().number("SELECT pg_backend_pid()");
    {
        auto reader = nodes.other->read();
        // As a restart of the server would.
        CHECK(reader.number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            " WHERE datname = current_database() AND (pid = $1"
                            " OR query LIKE 'LISTEN%' || current_schema() || '%')",
                            {idle}) == 2);
    }
    // Deaf for a moment, and then told that there may be news.
    CHECK(failures.reach(1));
    CHECK(heard.reach(2));
    CHECK(nodes.one->read().number("SELECT n FROM counter") == 0);
}

TEST_CASE("an address where nobody answers is told, with what was said" *
          doctest::skip(!is_there)) {
    CHECK_THROWS_AS(open_postgres("postgresql://nobody@/none?host=/nonexistent"), Unavailable);
    CHECK_THROWS_AS(open("mysql://x", "unused"), Failure);
}

TEST_CASE("a text with a zero byte is refused, not cut" * doctest::skip(!is_there)) {
    TwoNodes nodes;
    auto tx = nodes.one->begin();
    tx.script("CREATE TABLE things (id TEXT)");
    CHECK_THROWS_AS(tx.run("INSERT INTO things VALUES ($1)", {std::string("a\0b", 3)}), Failure);
}

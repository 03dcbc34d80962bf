// Transactions that share one flush: each is kept or lost as if it had been alone.
#include "platform/db/sqlite_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <random>
#include <set>
#include <thread>

#include "platform/db/alone.h"
#include "platform/db/temporary.h"

using namespace db;

namespace {

/// A writer whose commits are counted, and can be made to fail.
struct Writing {
    TemporaryFolder folder;
    std::string file = (folder.path() / "samverk.db").string();
    SqliteWriter writer;
    std::atomic<int> commits = 0;
    std::atomic<bool> fails = false;

    explicit Writing(GroupBounds bounds = {.oldest = std::chrono::hours(1)})
        : writer(file, bounds) {
        auto tx = writer.begin(Company::shared);
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
        sqlite3_commit_hook(
            writer.connection().handle(),
            [](void* self) {
                auto& own = *static_cast<Writing*>(self);
                ++own.commits;
                return own.fails ? 1 : 0;
            },
            this);
    }
    std::int64_t seen() { return read_sqlite(file).number("SELECT count(*) FROM things"); }
    void until_waiting(std::size_t count) {
        while (writer.waiting() < count) std::this_thread::yield();
    }
    void put(std::string const& id, Company company = Company::shared) {
        auto tx = writer.begin(company);
        tx.run("INSERT INTO things (id) VALUES ($1)", {id});
        tx.commit();
    }
};

/// What came of a transaction in a thread of its own.
enum class Outcome { kept, conflict, full, failed };

Outcome outcome_of(auto const& work) try {
    work();
    return Outcome::kept;
} catch (Conflict const&) { return Outcome::conflict; } catch (Full const&) {
    return Outcome::full;
} catch (Failure const&) { return Outcome::failed; }

/// Has each of the works wait in its turn behind one that is open, then lets that one commit.
std::vector<Outcome> together(Writing& made, std::vector<std::function<void()>> const& works) {
    std::vector<Outcome> outcomes(works.size() + 1);
    std::vector<std::jthread> threads;
    auto first = made.writer.begin(Company::shared);
    first.run("INSERT INTO things (id) VALUES ('first')");
    for (std::size_t i = 0; i < works.size(); ++i) {
        threads.emplace_back([&, i] { outcomes[i + 1] = outcome_of(works[i]); });
        made.until_waiting(i + 1);
    }
    outcomes[0] = outcome_of([&] { first.commit(); });
    return threads.clear(), outcomes;
}

}

TEST_CASE("those that wait together are committed by one flush, and one that is alone by its own") {
    Writing made;
    std::vector<std::function<void()>> works;
    for (int i = 0; i < 9; ++i) works.emplace_back([&, i] { made.put(std::to_string(i)); });
    CHECK(together(made, works) == std::vector(10, Outcome::kept));
    CHECK(made.commits == 1);
    CHECK(made.seen() == 10);
    made.put("alone");
    CHECK(made.commits == 2);
}

TEST_CASE("nobody is told, and no reader sees anything, before the common commit") {
    Writing made;
    std::atomic<bool> told = false;
    std::jthread second, third;
    {
        auto first = made.writer.begin(Company::shared);
        second = std::jthread([&] {
            made.put("second");
            told = true;
        });
        made.until_waiting(1);
        third = std::jthread([&] {
            auto tx = made.writer.begin(Company::shared);
            CHECK(tx.number("SELECT count(*) FROM things") == 1);
            CHECK_FALSE(told);
            CHECK(made.seen() == 0);
            tx.run("INSERT INTO things (id) VALUES ('third')");
            tx.commit();
            CHECK(made.seen() == 2);
        });
        made.until_waiting(2);
    }
    second.join();
    third.join();
    CHECK(made.commits == 1);
}

TEST_CASE("who fails or gives up takes back only what it did itself") {
    Writing made;
    auto const outcomes =
        together(made, {[&] { made.put("a"); }, [&] { made.put("a"); },
                        [&] {
                            {
                                auto tx = made.writer.begin(Company::shared);
                                tx.run("DELETE FROM things");
                                tx.run("INSERT INTO things (id) VALUES ('given up')");
                            }
                            // What it saw of the others' may be told now.
                            CHECK(made.commits == 1);
                        },
                        [&] {
                            auto tx = made.writer.begin(Company::shared);
                            tx.run("INSERT INTO things (id) VALUES ('half')");
                            try {
                                tx.run("INSERT INTO things (id) VALUES ('first')");
                            } catch (Conflict const& then_it_cannot_be_committed) {}
                            tx.commit();
                        },
                        [&] { made.put("b"); }});
    CHECK(outcomes == std::vector{Outcome::kept, Outcome::kept, Outcome::conflict, Outcome::kept,
                                  Outcome::failed, Outcome::kept});
    CHECK(made.seen() == 3);
    CHECK(made.commits == 1);
}

TEST_CASE("when the common commit fails everybody is told so, and nothing is kept") {
    Writing made;
    made.fails = true;
    auto const outcomes = together(made, {[&] { made.put("a"); }, [&] { made.put("b"); }});
    CHECK(outcomes == std::vector(3, Outcome::failed));
    CHECK(made.seen() == 0);
    made.fails = false;
    made.put("a");
    CHECK(made.seen() == 1);
}

TEST_CASE(
    "when the engine ends the transaction, those before are told so, and those after begin anew") {
    Writing made;
    auto const outcomes = together(
        made, {[&] { made.put("a"); },
               [&] {
                   auto tx = made.writer.begin(Company::shared);
                   // As SQLite does by itself when it finds no memory or the disk fails.
                   tx.script("ROLLBACK");
                   CHECK_THROWS_AS(tx.run("INSERT INTO things (id) VALUES ('stray')"), Failure);
                   tx.commit();
               },
               [&] { made.put("b"); }});
    CHECK(outcomes ==
          std::vector{Outcome::failed, Outcome::failed, Outcome::failed, Outcome::kept});
    CHECK(made.seen() == 1);
}

TEST_CASE("when there is no room, what was acknowledged is there and what was refused is not") {
    Writing made;
    std::string const large(1'000'000, 'x');
    auto const outcomes =
        together(made, {[&] { made.put("a"); },
                        [&] {
                            auto tx = made.writer.begin(Company::shared);
                            tx.script("PRAGMA max_page_count = 20");
                            tx.run("INSERT INTO things (id) VALUES ($1)", {large});
                            tx.commit();
                        },
                        [&] { made.put("b"); }});
    CHECK(outcomes[2] == Outcome::full);
    CHECK(outcomes[3] == Outcome::kept);
    CHECK(made.seen() == std::ranges::count(outcomes, Outcome::kept));
}

TEST_CASE("a key that is left pointing at nothing is refused to its own writer only") {
    Writing made;
    {
        auto tx = made.writer.begin(Company::shared);
        tx.script(
            "CREATE TABLE parts (of TEXT REFERENCES things (id) DEFERRABLE INITIALLY DEFERRED)");
        tx.commit();
    }
    auto const outcomes = together(made, {[&] { made.put("a"); },
                                          [&] {
                                              auto tx = made.writer.begin(Company::shared);
                                              tx.run("INSERT INTO parts (of) VALUES ('nobody')");
                                              tx.commit();
                                          },
                                          [&] {
                                              auto tx = made.writer.begin(Company::shared);
                                              tx.run("INSERT INTO parts (of) VALUES ('late')");
                                              tx.run("INSERT INTO things (id) VALUES ('late')");
                                              tx.commit();
                                          }});
    CHECK(outcomes == std::vector{Outcome::kept, Outcome::kept, Outcome::conflict, Outcome::kept});
    CHECK(made.seen() == 3);
    CHECK(damage_of_sqlite(made.file).size() == 1);  // Of another application; no loose key.
}

TEST_CASE("who takes long shares with nobody, and a group has its bounds") {
    Writing made;
    auto const outcomes =
        together(made, {[&] { made.put("a"); }, [&] { made.put("long", Company::alone); },
                        [&] { made.put("b"); }, [&] { made.put("c"); }});
    CHECK(outcomes == std::vector(5, Outcome::kept));
    CHECK(made.commits == 3);  // The first with a; the long one; b with c.

    Writing pairs({.most_members = 2, .oldest = std::chrono::hours(1)});
    CHECK(together(pairs, {[&] { pairs.put("a"); }, [&] { pairs.put("b"); },
                           [&] { pairs.put("c"); }}) == std::vector(4, Outcome::kept));
    CHECK(pairs.commits == 2);

    Writing hasty({.oldest = std::chrono::milliseconds(0)});
    CHECK(together(hasty, {[&] { hasty.put("a"); }, [&] { hasty.put("b"); }}) ==
          std::vector(3, Outcome::kept));
    CHECK(hasty.commits == 3);
}

TEST_CASE("what is to follow a commit is done when it is on disk, and not when it failed") {
    Writing made;
    std::atomic<int> followed = 0;
    auto const work = [&](std::string const& id) {
        auto tx = made.writer.begin(Company::shared);
        tx.run("INSERT INTO things (id) VALUES ($1)", {id});
        tx.after_commit([&] {
            CHECK(made.commits == 1);
            ++followed;
        });
        tx.commit();
    };
    together(made, {[&] { work("a"); }, [&] { work("b"); }});
    CHECK(followed == 2);
    made.fails = true;
    CHECK_THROWS_AS(work("c"), Failure);
    CHECK(followed == 2);
}

namespace {

/// A chain like the activity log's: each row says what the one before said, so that a row that was
/// taken back under another, or two that did not see each other, show.
std::int64_t linked(std::int64_t before, std::int64_t own) {
    return (before * 1'000'003 + own) % 1'000'000'007;
}

void append(Transaction& tx, std::int64_t own) {
    auto const [place, before] =
        tx.first("SELECT place, chain FROM chain ORDER BY place DESC LIMIT 1", {},
                 [](Row const& row) { return std::pair(row.integer(0), row.integer(1)); })
            .value_or(std::pair<std::int64_t, std::int64_t>());
    tx.run("INSERT INTO chain (place, own, chain) VALUES ($1, $2, $3)",
           {place + 1, own, linked(before, own)});
}

struct Told {
    std::mutex mutex;
    std::set<std::int64_t> kept, refused;
};

/// One writer: some commits, some changes of mind, some statements that fail.
void write_at_random(Writing& made, Told& told, int number) {
    std::minstd_rand random(static_cast<unsigned>(number) + 1);
    for (int i = 0; i < 60; ++i) {
        auto const own = static_cast<std::int64_t>(number) * 1000 + i;
        auto const way = random() % 10;
        auto const outcome = outcome_of([&] {
            auto tx = made.writer.begin(way == 0 ? Company::alone : Company::shared);
            append(tx, own);
            if (way == 1) throw Failure("a change of mind");
            if (way == 2) tx.run("INSERT INTO chain (place, own, chain) VALUES (1, 0, 0)");
            if (way == 3) tx.script("ROLLBACK");
            if (way == 4) tx.after_commit([&] { made.fails = !made.fails; });
            if (way == 5) made.fails = false;
            append(tx, -own);
            tx.commit();
        });
        std::lock_guard const lock(told.mutex);
        (outcome == Outcome::kept ? told.kept : told.refused).insert(own);
    }
}

}

TEST_CASE(
    "whatever fails among many writers, what is there is what was acknowledged, one after another") {
    Writing made({.most_members = 5, .oldest = std::chrono::milliseconds(10)});
    {
        auto tx = made.writer.begin(Company::shared);
        tx.script("CREATE TABLE chain (place BIGINT PRIMARY KEY, own BIGINT, chain BIGINT)");
        tx.commit();
    }
    Told told;
    {
        std::vector<std::jthread> writers;
        for (int w = 0; w < 12; ++w)
            writers.emplace_back([&, w] { write_at_random(made, told, w + 1); });
    }
    std::set<std::int64_t> there;
    std::int64_t place = 0, chain = 0;
    read_sqlite(made.file).each("SELECT place, own, chain FROM chain ORDER BY place", {},
                                [&](Row const& row) {
                                    auto const own = row.integer(1);
                                    chain = linked(chain, own);
                                    REQUIRE(row.integer(0) == ++place);
                                    REQUIRE(row.integer(2) == chain);
                                    if (place % 2 == 1) there.insert(own);
                                    else REQUIRE(there.contains(-own));
                                });
    CHECK(there == told.kept);
    CHECK_FALSE(told.kept.empty());
    CHECK_FALSE(told.refused.empty());
}

TEST_CASE("a transaction for what takes long can be asked of any database") {
    TemporaryDatabase made;
    {
        auto tx = begin_alone(*made.database);
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    CHECK(made.database->read().number("SELECT count(*) FROM things") == 0);
}

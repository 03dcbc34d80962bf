// The façade's promises, which every engine keeps: against SQLite, or the PostgreSQL that the tests
// are given.
#include <doctest/doctest.h>

#include <limits>
#include <thread>
#include <tuple>

#include "platform/db/temporary.h"

using namespace db;

TEST_CASE("what was committed is read back, by name of the value") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id TEXT PRIMARY KEY, size BIGINT, note TEXT)");
    tx.run("INSERT INTO things (note, id, size) VALUES ($3, $1, $2)", {"a", 7, nullptr});
    tx.run("INSERT INTO things (id, size, note) VALUES ($1, $2, $1)",
           {"b", std::optional<std::int64_t>()});
    tx.commit();
    auto reader = made.database->read();
    auto const ids = reader.all("SELECT id FROM things ORDER BY id", {},
                                [](Row const& row) { return row.text(0); });
    CHECK(ids == std::vector<std::string>{"a", "b"});
    CHECK(reader.number("SELECT size FROM things WHERE id = $1", {"a"}) == 7);
    CHECK(reader.first("SELECT note FROM things WHERE id = $1", {"a"},
                       [](Row const& row) { return row.is_null(0); }) == true);
}

TEST_CASE("a transaction that is not committed leaves nothing, and the next one can begin") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    {
        auto tx = made.database->begin();
        tx.run("INSERT INTO things (id) VALUES ($1)", {"a"});
    }
    auto tx = made.database->begin();
    CHECK(tx.number("SELECT count(*) FROM things") == 0);
}

TEST_CASE("who has committed may begin again, and reads no more through what is over") {
    TemporaryDatabase made;
    auto first = made.database->begin();
    first.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
    std::int64_t seen = -1;
    first.after_commit([&] {
        auto second = made.database->begin();
        seen = second.number("SELECT count(*) FROM things");
    });
    first.commit();
    CHECK(seen == 0);
    CHECK_THROWS_AS(first.number("SELECT count(*) FROM things"), std::logic_error);
}

TEST_CASE("a reader sees one state while others write") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    auto reader = made.database->read();
    CHECK(reader.number("SELECT count(*) FROM things") == 0);
    {
        auto tx = made.database->begin();
        tx.run("INSERT INTO things (id) VALUES ($1)", {"a"});
        tx.commit();
    }
    CHECK(reader.number("SELECT count(*) FROM things") == 0);
    CHECK(made.database->read().number("SELECT count(*) FROM things") == 1);
}

TEST_CASE("a reader cannot write") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    auto reader = made.database->read();
    CHECK_THROWS_AS(reader.number("INSERT INTO things (id) VALUES ('a') RETURNING 1"), Failure);
}

TEST_CASE("a row that breaks a rule is refused as a conflict") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
    tx.run("INSERT INTO things (id) VALUES ($1)", {"a"});
    CHECK_THROWS_AS(tx.run("INSERT INTO things (id) VALUES ($1)", {"a"}), Conflict);
}

TEST_CASE("many writers take turns and lose nothing") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE counter (n BIGINT)");
        tx.run("INSERT INTO counter VALUES (0)");
        tx.commit();
    }
    std::vector<std::jthread> writers;
    for (int w = 0; w < 8; ++w)
        writers.emplace_back([&] {
            for (int i = 0; i < 25; ++i) {
                auto tx = made.database->begin();
                auto const n = tx.number("SELECT n FROM counter");
                tx.run("UPDATE counter SET n = $1", {n + 1});
                tx.commit();
            }
        });
    writers.clear();
    CHECK(made.database->read().number("SELECT n FROM counter") == 200);
    CHECK(made.database->damage().empty());
}

TEST_CASE("a query inside a query of the same text does not disturb it") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id BIGINT)");
    for (int i = 0; i < 3; ++i) tx.run("INSERT INTO things (id) VALUES ($1)", {i});
    int seen = 0;
    tx.each("SELECT id FROM things", {},
            [&](Row const&) { tx.each("SELECT id FROM things", {}, [&](Row const&) { ++seen; }); });
    CHECK(seen == 9);
}

TEST_CASE("migrations run once, in order, and may not change afterwards") {
    TemporaryDatabase made;
    Migration const first{"part", "001_a.sql", "CREATE TABLE a (id TEXT)"};
    Migration const second{"part", "002_b.sql", "ALTER TABLE a ADD COLUMN b TEXT"};
    migrate(*made.database, std::vector{first}, {});
    migrate(*made.database, std::vector{first, second}, {});
    CHECK(made.database->read().number("SELECT count(b) FROM a") == 0);
    Migration const edited{"part", "001_a.sql", "CREATE TABLE a (id TEXT, c TEXT)"};
    CHECK_THROWS_AS(migrate(*made.database, std::vector{edited}, {}), Failure);
}

TEST_CASE("a transaction in which a statement failed cannot be committed") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.commit();
    }
    {
        auto tx = made.database->begin();
        tx.run("INSERT INTO things (id) VALUES ($1)", {"a"});
        CHECK_THROWS_AS(tx.run("INSERT INTO things (id) VALUES ($1)", {"a"}), Conflict);
        CHECK_THROWS_AS(tx.commit(), Failure);
    }
    auto tx = made.database->begin();
    CHECK(tx.number("SELECT count(*) FROM things") == 0);
    tx.run("INSERT INTO things (id) VALUES ($1)", {"b"});
    tx.commit();
}

TEST_CASE("values come back as they were, to the last bit") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id TEXT PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, t TEXT)");
    auto const least = std::numeric_limits<std::int64_t>::min();
    std::string const text = "Å' \"rad\"\n\\två\t$1 \U0001F600";
    tx.run("INSERT INTO things (id, n, r, t) VALUES ($1, $2, $3, $4)", {"a", least, 0.1, text});
    tx.run("INSERT INTO things (id, n, r, t) VALUES ($1, $2, $3, $4)",
           {"b", nullptr, 1e300 / 3, ""});
    CHECK(tx.all("SELECT n, r, t FROM things ORDER BY id", {},
                 [](Row const& row) {
                     return std::tuple(row.optional_integer(0), row.real(1), row.optional_text(2));
                 }) ==
          std::vector<std::tuple<std::optional<std::int64_t>, double, std::optional<std::string>>>{
              {least, 0.1, text}, {std::nullopt, 1e300 / 3, ""}});
    CHECK(tx.number("SELECT sum(n) FROM things") == least);
    CHECK(tx.number("SELECT CASE WHEN n IS NULL THEN 0 ELSE 1 END FROM things WHERE id = $1",
                    {"b"}) == 0);
}

TEST_CASE("texts are ordered by their bytes, whatever people would say") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
    for (auto const* id : {"b", "a", "Z", "å", "_", "1", "aa", "a b"})
        tx.run("INSERT INTO things (id) VALUES ($1)", {id});
    CHECK(tx.all("SELECT id FROM things ORDER BY id", {}, [](Row const& row) {
        return row.text(0);
    }) == std::vector<std::string>{"1", "Z", "_", "a", "a b", "aa", "b", "å"});
    CHECK(tx.number("SELECT count(*) FROM things WHERE id > $1 AND id < $2", {"Z", "b"}) == 4);
}

TEST_CASE("reading may stop early, fail half-way, and be mixed with other work") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (n BIGINT)");
    for (int i = 0; i < 500; ++i) tx.run("INSERT INTO things (n) VALUES ($1)", {i});
    int seen = 0;
    tx.each("SELECT n FROM things ORDER BY n", {}, [&](Row const&) { return ++seen < 3; });
    CHECK(seen == 3);
    CHECK_THROWS_AS(tx.each("SELECT n FROM things", {}, [](Row const&) { throw 1; }), int);
    std::int64_t sum = 0;
    tx.each("SELECT n FROM things ORDER BY n", {}, [&](Row const& row) {
        auto const n = row.integer(0);
        tx.run("UPDATE things SET n = n + 1000 WHERE n = $1", {n});
        sum += tx.number("SELECT n FROM things WHERE n = $1", {n + 1000}) - 1000;
    });
    CHECK(sum == 499 * 500 / 2);
    tx.commit();
    CHECK(made.database->read().number("SELECT min(n) FROM things") == 1000);
}

TEST_CASE("a statement with an empty answer, and one that changes nothing, say so") {
    TemporaryDatabase made;
    auto tx = made.database->begin();
    tx.script("CREATE TABLE things (id TEXT PRIMARY KEY, n BIGINT)");
    CHECK(tx.number("SELECT max(n) FROM things") == 0);
    CHECK_FALSE(tx.first("SELECT n FROM things", {}, [](Row const&) { return 1; }));
    CHECK(tx.run("UPDATE things SET n = 1") == 0);
    auto const put = "INSERT INTO things (id, n) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    CHECK(tx.run(put, {"a", 1}) == 1);
    CHECK(tx.run(put, {"a", 2}) == 0);
    CHECK(tx.run("UPDATE things SET n = n + $2 WHERE id = $1", {"a", 5}) == 1);
    CHECK(tx.number("SELECT n FROM things") == 6);
}

// The database façade against a real SQLite file.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <thread>

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

TEST_CASE("a write that finds no room is refused as such, and the next one has a turn") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        tx.run("INSERT INTO things (id) VALUES ('before')");
        tx.commit();
    }
    std::string const large(1'000'000, 'x');
    {
        auto tx = made.database->begin();
        tx.script("PRAGMA max_page_count = 20");
        CHECK_THROWS_AS(tx.run("INSERT INTO things (id) VALUES ($1)", {large}), Full);
        CHECK(made.database->read().number("SELECT count(*) FROM things") == 1);
    }
    auto tx = made.database->begin();
    tx.script("PRAGMA max_page_count = 1000000");
    tx.run("INSERT INTO things (id) VALUES ($1)", {large});
    tx.commit();
    CHECK(made.database->read().number("SELECT count(*) FROM things") == 2);
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

TEST_CASE("another program's database is refused and left alone") {
    TemporaryFolder folder;
    auto const file = (folder.path() / "other.db").string();
    std::ofstream(file) << "this is no database, but somebody's text, long enough to be looked at";
    CHECK_THROWS_AS(open_sqlite(file), Failure);
}

TEST_CASE("the log is emptied by the writer, so it does not grow for ever") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (note TEXT)");
        tx.commit();
    }
    std::string const note(50'000, 'x');
    for (int round = 0; round < 30; ++round) {
        auto tx = made.database->begin();
        for (int i = 0; i < 20; ++i) tx.run("INSERT INTO things (note) VALUES ($1)", {note});
        tx.commit();
    }
    auto const log = std::filesystem::file_size(made.folder.path() / "samverk.db-wal");
    CHECK(log < 12'000'000);
}

TEST_CASE("a copy is whole and is not written over another file") {
    TemporaryDatabase made;
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT)");
        tx.run("INSERT INTO things VALUES ('a')");
        tx.commit();
    }
    auto const file = (made.folder.path() / "copy.db").string();
    copy_sqlite((made.folder.path() / "samverk.db").string(), file);
    CHECK(open_sqlite(file)->read().number("SELECT count(*) FROM things") == 1);
    CHECK_THROWS_AS(copy_sqlite((made.folder.path() / "samverk.db").string(), file), Failure);
}

TEST_CASE("damage is found, also when the file cannot be read at all") {
    TemporaryDatabase made;
    auto const file = (made.folder.path() / "samverk.db").string();
    {
        auto tx = made.database->begin();
        tx.script("CREATE TABLE things (id TEXT PRIMARY KEY)");
        for (int i = 0; i < 2000; ++i)
            tx.run("INSERT INTO things VALUES ($1)", {std::to_string(i)});
        tx.commit();
    }
    made.database.reset();
    CHECK(damage_of_sqlite(file).empty());
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    CHECK_FALSE(damage_of_sqlite(file).empty());
    std::ofstream(file)
        << "nothing that is a database, however one reads it, and long enough to be looked at";
    CHECK_FALSE(damage_of_sqlite(file).empty());
}

// What is SQLite's own: room, the log's size, copies, damage.
#include <doctest/doctest.h>

#include <fstream>

#include "platform/db/temporary.h"

using namespace db;

namespace {
struct SqliteFile {
    TemporaryFolder folder;
    std::unique_ptr<Database> database = open_sqlite((folder.path() / "samverk.db").string());
};
}

TEST_CASE("a write that finds no room is refused as such, and the next one has a turn") {
    SqliteFile made;
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

TEST_CASE("another program's database is refused and left alone") {
    TemporaryFolder folder;
    auto const file = (folder.path() / "other.db").string();
    std::ofstream(file) << "this is no database, but somebody's text, long enough to be looked at";
    CHECK_THROWS_AS(open_sqlite(file), Failure);
}

TEST_CASE("the log is emptied by the writer, so it does not grow for ever") {
    SqliteFile made;
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
    SqliteFile made;
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
    SqliteFile made;
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

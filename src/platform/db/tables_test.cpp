// Whole tables moved between engines: from SQLite to what the tests are run against, and back.
#include "platform/db/tables.h"

#include <doctest/doctest.h>

#include "platform/db/temporary.h"

using namespace db;

namespace {

std::vector<Migration> const schema = {
    {"part", "001.sql",
     "CREATE TABLE a_roles (member TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,"
     " PRIMARY KEY (role, member));"
     "CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, t TEXT)"}};
// PostgreSQL wants the table that is pointed at to be there first.
std::vector<Migration> const ordered = {
    {"part", "001.sql",
     "CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, t TEXT);"
     "CREATE TABLE a_roles (member TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,"
     " PRIMARY KEY (role, member))"}};

struct SqliteFile {
    TemporaryFolder folder;
    std::unique_ptr<Database> database = open_sqlite((folder.path() / "samverk.db").string());
};

void fill(Database& database) {
    auto tx = database.begin();
    for (int i = 0; i < 300; ++i)
        tx.run(
            "INSERT INTO people (id, n, r, t) VALUES ($1, $2, $3, $4)",
            {std::to_string(i * 7919 % 1000) + "ö",
             i % 5 ? std::optional(std::int64_t(i) << 40) : std::nullopt, i / 3.0,
             i % 7 ? std::optional(std::string(static_cast<std::size_t>(i), 'x')) : std::nullopt});
    tx.run("INSERT INTO a_roles (member, role) SELECT id, 'reader' FROM people WHERE n > 5");
    tx.commit();
}

std::vector<Content> contents(Database& database) {
    auto reader = database.read();
    std::vector<Content> found;
    for (auto const& table : reader.tables()) found.push_back(content_of(reader, table));
    return found;
}

}

TEST_CASE("a database is copied to another engine and back without loss") {
    SqliteFile first, last;
    TemporaryDatabase between;
    for (auto* database : {first.database.get(), between.database.get(), last.database.get()})
        migrate(*database, ordered, {7});
    fill(*first.database);
    auto const copied = copy(*first.database, *between.database);
    REQUIRE(copied.size() == 3);
    CHECK(contents(*between.database) == contents(*first.database));
    copy(*between.database, *last.database);
    CHECK(contents(*last.database) == contents(*first.database));
    CHECK(last.database->read().number("SELECT count(*) FROM a_roles") > 200);
    CHECK(last.database->damage().empty());
    CHECK(between.database->damage().empty());
}

TEST_CASE("tables are known with their columns, keys and what they need") {
    TemporaryDatabase made;
    migrate(*made.database, ordered, {});
    CHECK(made.database->read().tables() ==
          std::vector<Table>{
              {"a_roles", {{"member"}, {"role"}}, {"role", "member"}, {"people"}},
              {"migrations",
               {{"at", Kind::integer}, {"fingerprint"}, {"name"}, {"part"}},
               {"part", "name"}},
              {"people", {{"id"}, {"n", Kind::integer}, {"r", Kind::real}, {"t"}}, {"id"}}});
}

TEST_CASE("what a table holds is told by one hash: any value changed is another") {
    TemporaryDatabase made;
    migrate(*made.database, ordered, {});
    fill(*made.database);
    auto const before = contents(*made.database);
    for (auto const* change : {"UPDATE people SET n = n + 1 WHERE id = '919ö'",
                               "UPDATE people SET t = '' WHERE t IS NULL",
                               "UPDATE people SET r = 0.30000000000000004 WHERE id = '919ö'",
                               "DELETE FROM a_roles WHERE member = '919ö'"}) {
        auto tx = made.database->begin();
        REQUIRE(tx.run(change) > 0);
        std::vector<Content> after;
        for (auto const& table : tx.tables()) after.push_back(content_of(tx, table));
        CHECK(after != before);
    }
    CHECK(contents(*made.database) == before);
}

TEST_CASE("a database with anything in it is not copied to, and keeps what it has") {
    SqliteFile first;
    TemporaryDatabase second;
    for (auto* database : {first.database.get(), second.database.get()}) {
        migrate(*database, ordered, {});
        fill(*database);
    }
    auto const before = contents(*second.database);
    CHECK_THROWS_AS(copy(*first.database, *second.database), Failure);
    CHECK(contents(*second.database) == before);
}

TEST_CASE("databases whose migrations differ are not copied") {
    SqliteFile first;
    TemporaryDatabase second;
    migrate(*first.database, schema, {});
    migrate(
        *second.database,
        std::vector<Migration>{{"part", "001.sql", "CREATE TABLE people (id TEXT PRIMARY KEY)"}},
        {});
    CHECK_THROWS_AS(copy(*first.database, *second.database), Failure);
}

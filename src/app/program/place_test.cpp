// Where the database is, and that its password is nowhere.
#include "app/program/place.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "platform/db/temporary.h"

using namespace program;

TEST_CASE("a password does not stay in an address") {
    auto const* plain = "postgresql://samverk@db.example/samverk";
    CHECK(without_password(plain) == plain);
    CHECK(without_password("postgresql://samverk:h%40m@db.example/samverk") == plain);
    CHECK(without_password("postgresql://samverk@db.example/samverk?password=x") == plain);
    CHECK(
        without_password("postgresql://samverk@a:5432,b:5433/samverk?password=x&sslmode=require") ==
        "postgresql://samverk@a:5432,b:5433/samverk?sslmode=require");
    CHECK(without_password("postgresql:///samverk?host=/run/postgresql") ==
          "postgresql:///samverk?host=/run/postgresql");
    CHECK(without_password("postgresql://db.example:5432/samverk") ==
          "postgresql://db.example:5432/samverk");
}

TEST_CASE("a folder remembers where its database is, until it is told otherwise") {
    db::TemporaryFolder folder;
    db::TemporarySchema const schema;
    Place const place{folder.path().string()};
    CHECK(database_address(place) == "sqlite");
    CHECK(database_address({place.data, schema.address()}) == schema.address());
    open_database({place.data, schema.address()});
    CHECK(database_address(place) == schema.address());
    CHECK(open_database(place)->is_shared() == db::is_postgres(schema.address()));
    open_database({place.data, "sqlite"});
    CHECK(database_address(place) == "sqlite");
    CHECK(std::filesystem::exists(sqlite_file(place.data)));
}

// The wall on PostgreSQL, at a table that has one. Run by tests/with_postgres.mjs.
#include "platform/db/reach.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/db/tables.h"
#include "platform/db/temporary.h"

using namespace db;

namespace {

bool const is_there = std::getenv("SAMVERK_TEST_DATABASE") != nullptr;

Reach of(std::vector<std::string> const& owners) { return Reach::of(owners); }

/// Notes of two organisations and of nobody, behind the wall, with a step before it to know the
/// other engine by.
struct Walled {
    std::array<Migration, 2> steps = {
        Migration{"part", "001_notes.sql",
                  "CREATE TABLE notes (id TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL)"},
        Migration{"part", "002_wall_on_postgresql.sql",
                  "ALTER TABLE notes ENABLE ROW LEVEL SECURITY;"
                  "ALTER TABLE notes FORCE ROW LEVEL SECURITY;"
                  "CREATE POLICY inside ON notes USING (samverk_reaches(organisation))"
                  " WITH CHECK (samverk_reaches(organisation))"}};
    TemporaryDatabase made;

    Walled() {
        migrate(*made.database, steps, {});
        auto tx = made.database->begin();
        for (auto const* id : {"a1", "a2"})
            tx.run("INSERT INTO notes (id, organisation) VALUES ($1, 'aa')", {id});
        tx.run("INSERT INTO notes (id, organisation) VALUES ('b1', 'bb')");
        tx.run("INSERT INTO notes (id, organisation) VALUES ('n1', '')");
        tx.commit();
    }

    std::int64_t count() { return made.database->read().number("SELECT count(*) FROM notes"); }
};

/// What a thread finds that has said nothing of its reach.
template <class Ask>
auto on_a_new_thread(Ask ask) {
    return std::async(std::launch::async, ask).get();
}

}

TEST_CASE("a reach is ids and nothing else; of several scopes the innermost counts") {
    CHECK(on_a_new_thread([] { return Within::here().text(); }).empty());
    Within const outer(of({"aa", "bb"}));
    CHECK(Within::here().text() == "aa,bb");
    {
        Within const inner(Reach::everything());
        CHECK(Within::here().text() == "all");
        Within const innermost(of({}));
        CHECK(Within::here().text().empty());
    }
    CHECK(Within::here().text() == "aa,bb");
    CHECK(on_a_new_thread([] { return Within::here().text(); }).empty());
    for (auto const* hostile : {"", "all", "aa,bb", "aa'; SELECT '", "A", " "})
        CHECK_THROWS_AS(of({hostile}), std::logic_error);
}

TEST_CASE("a step for PostgreSQL alone counts as done on SQLite" * doctest::skip(is_there)) {
    Walled walled;
    Within const nobody(Reach{});
    CHECK(walled.count() == 4);
    CHECK(walled.made.database->read().number("SELECT count(*) FROM migrations") == 2);
    CHECK(complaint_about_wall(*walled.made.database).empty());
    migrate(*walled.made.database, walled.steps, {});
}

TEST_CASE("a query that names no organisation gives what the reach allows, and nothing by default" *
          doctest::skip(!is_there)) {
    Walled walled;
    CHECK(walled.count() == 4);
    CHECK(on_a_new_thread([&] { return walled.count(); }) == 0);
    Within const one(of({"aa"}));
    CHECK(walled.count() == 2);
    Within const both(of({"aa", "bb"}));
    CHECK(walled.count() == 3);
    Within const other(of({"cc"}));
    CHECK(walled.count() == 0);
    Within const nobody(Reach{});
    CHECK(walled.count() == 0);
}

TEST_CASE("what would be another organisation's is not written, changed or removed" *
          doctest::skip(!is_there)) {
    Walled walled;
    {
        Within const one(of({"aa"}));
        CHECK_THROWS_AS(walled.made.database->begin().run(
                            "INSERT INTO notes (id, organisation) VALUES ('x', 'bb')"),
                        Failure);
        CHECK_THROWS_AS(walled.made.database->begin().run(
                            "UPDATE notes SET organisation = 'bb' WHERE id = 'a1'"),
                        Failure);
        auto tx = walled.made.database->begin();
        CHECK(tx.run("UPDATE notes SET id = 'mine' WHERE id = 'b1'") == 0);
        CHECK(tx.run("DELETE FROM notes WHERE organisation <> 'aa'") == 0);
        CHECK(tx.run("INSERT INTO notes (id, organisation) VALUES ('a3', 'aa')") == 1);
        tx.commit();
    }
    CHECK(walled.count() == 5);
}

TEST_CASE("a reach stays with its reader or transaction and never with the connection" *
          doctest::skip(!is_there)) {
    Walled walled;
    auto const backend = [&] {
        return walled.made.database->read().number("SELECT pg_backend_pid()");
    };
    auto const connection = backend();
    auto const nobody_sees_anything = [&] {
        return on_a_new_thread([&] { return walled.count() == 0 && backend() == connection; });
    };
    CHECK(nobody_sees_anything());
    // After a reader and after a commit.
    CHECK(walled.count() == 4);
    CHECK(nobody_sees_anything());
    {
        auto tx = walled.made.database->begin();
        tx.run("UPDATE notes SET id = 'a4' WHERE id = 'a2'");
        tx.commit();
    }
    CHECK(nobody_sees_anything());
    // After one that was given up, and after an error inside.
    { auto tx = walled.made.database->begin(); }
    CHECK(nobody_sees_anything());
    CHECK_THROWS_AS(walled.made.database->begin().run("INSERT INTO notes VALUES ('a1', 'aa')"),
                    Conflict);
    CHECK(nobody_sees_anything());
    CHECK_THROWS_AS(walled.made.database->read().number("SELECT 1 / (count(*) - 4) FROM notes"),
                    Failure);
    CHECK(nobody_sees_anything());
    // What was begun within a reach keeps it, also where another holds it.
    std::optional<Within> one(std::in_place, of({"aa"}));
    auto reader = walled.made.database->read();
    one.reset();
    CHECK(on_a_new_thread([&] { return reader.number("SELECT count(*) FROM notes"); }) == 2);
}

TEST_CASE("a reach is not kept by what is opened anew after a lost connection" *
          doctest::skip(!is_there)) {
    Walled walled;
    CHECK_THROWS_AS(walled.made.database->begin().number(
                        "SELECT count(*) FROM notes WHERE pg_terminate_backend(pg_backend_pid())"),
                    Failure);
    CHECK(on_a_new_thread([&] { return walled.count(); }) == 0);
    // One that died while it lay idle is replaced, by one that reaches what is said now.
    auto const idle = walled.made.database->read().number("SELECT pg_backend_pid()");
    open_postgres(walled.made.schema.address())
        ->read()
        .number("SELECT count(pg_terminate_backend($1::int))", {idle});
    Within const one(of({"aa"}));
    CHECK(walled.count() == 2);
}

TEST_CASE("what is looked through for damage and copied is all there is" *
          doctest::skip(!is_there)) {
    Walled from;
    TemporaryFolder folder;
    auto const to = open_sqlite((folder.path() / "copy.db").string());
    migrate(*to, from.steps, {});
    Within const nobody(Reach{});
    copy(*from.made.database, *to);
    CHECK(to->read().number("SELECT count(*) FROM notes") == 4);
    TemporarySchema const back;
    auto const again = open_postgres(back.address());
    migrate(*again, from.steps, {});
    Within const still_nobody(Reach{});
    copy(*to, *again);
    CHECK(again->read().number("SELECT count(*) FROM notes") == 0);
    Within const all(Reach::everything());
    CHECK(again->read().number("SELECT count(*) FROM notes") == 4);
}

TEST_CASE("a role that owns the tables and no more does not pass by" * doctest::skip(!is_there)) {
    Walled walled;
    CHECK(complaint_about_wall(*walled.made.database).empty());
    CHECK(walled.made.database->read().number(
              "SELECT count(*) FROM pg_tables WHERE tablename = 'notes' AND schemaname ="
              " current_schema() AND tableowner = current_user") == 1);
}

// Following the activity log in a real database, through crashes, other logs and rebuilds.
#include <doctest/doctest.h>

#include "platform/fulltext/snowball.h"

#include <map>
#include <string>

#include "platform/db/temporary.h"
#include "services/search/follower.h"

namespace {

struct Crash {};

struct World {
    db::TemporaryDatabase files;
    db::Database& database = *files.database;
    std::optional<search::Search> search;
    std::optional<search::Follower> follower;
    std::map<std::string, int> described;
    int crash_after = -1;

    explicit World(std::size_t batch = 10'000) : batch_(batch) {
        auto tx = database.begin();
        tx.run(
            "CREATE TABLE activity (sequence BIGINT PRIMARY KEY, at BIGINT NOT NULL,"
            " subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL)");
        tx.run("CREATE TABLE things (id TEXT PRIMARY KEY, title TEXT NOT NULL)");
        tx.commit();
        open();
    }

    void open() {
        follower.reset();
        search.reset();
        search.emplace(files.folder.path() / "search", search::Access::write,
                       std::make_shared<fulltext::Snowball>());
        follower.emplace(database, *search, changes_after, batch_);
        follower->describe(
            "thing", [this](db::Reader& reader, std::string_view id) { return thing(reader, id); });
    }

    void write(std::string const& id, std::optional<std::string> const& title,
               std::string const& kind = "thing") {
        auto tx = database.begin();
        auto const sequence = tx.number("SELECT COALESCE(MAX(sequence), 0) FROM activity") + 1;
        tx.run(
            "INSERT INTO activity (sequence, at, subject_kind, subject_id) VALUES ($1, $2, $3, $4)",
            {sequence, sequence * 1000, kind, id});
        tx.run("DELETE FROM things WHERE id = $1", {id});
        if (title) tx.run("INSERT INTO things (id, title) VALUES ($1, $2)", {id, *title});
        tx.commit();
    }

    std::size_t found(std::string const& text) { return search->find({.text = text}).total; }

private:
    std::size_t batch_;

    static std::vector<search::Changed> changes_after(db::Reader& reader, std::int64_t sequence,
                                                      std::size_t limit) {
        return reader.all(
            "SELECT sequence, at, subject_kind, subject_id FROM activity WHERE sequence > $1"
            " ORDER BY sequence LIMIT $2",
            {sequence, limit}, [](db::Row const& row) {
                return search::Changed{row.integer(0), row.time(1), {row.text(2), row.text(3)}};
            });
    }

    std::optional<search::Document> thing(db::Reader& reader, std::string_view id) {
        if (crash_after == 0) throw Crash();
        if (crash_after > 0) --crash_after;
        ++described[std::string(id)];
        return reader.first(
            "SELECT title FROM things WHERE id = $1", {id}, [&](db::Row const& row) {
                return search::Document{
                    .subject = {"thing", std::string(id)},
                    .texts = {{search::Role::title, texts::Language::sv, row.text(0)}},
                    .path = "/things/" + std::string(id),
                    .visible_to = {search::everyone}};
            });
    }
};

}

TEST_CASE("an index that begins anew says that it lacks something until it has caught up") {
    World world;
    CHECK_FALSE(world.follower->starts_over());
    world.write("a", "Grön stad");
    CHECK(world.follower->starts_over());
    CHECK_FALSE(world.search->is_whole());
    world.crash_after = 0;
    CHECK_THROWS_AS(world.follower->catch_up(), Crash);
    CHECK_FALSE(world.search->is_whole());
    world.crash_after = -1;
    world.follower->catch_up();
    CHECK(world.search->is_whole());
    CHECK_FALSE(world.follower->starts_over());
}

TEST_CASE("an index that turns out to be damaged finds nothing and says so until another is made") {
    World world;
    world.write("a", "Grön stad");
    world.follower->catch_up();
    std::string told;
    world.search->when_damaged([&](std::string const& what) { told = what; });
    world.search->found_damaged("a block is wrong");
    world.search->found_damaged("another one");
    CHECK(told == "a block is wrong");
    CHECK(world.found("stad") == 0);
    CHECK_FALSE(world.search->is_whole());
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.found("stad") == 1);
    CHECK(world.search->is_whole());
    CHECK_FALSE(world.search->is_damaged());
}

TEST_CASE("what is written is found after catching up, what is gone is not") {
    World world;
    world.write("a", "Grön stad");
    world.write("b", "Blå hamn");
    CHECK(world.follower->catch_up() == 2);
    CHECK(world.found("stad") == 1);
    world.write("a", std::nullopt);
    world.write("b", "Röd hamn");
    CHECK(world.follower->catch_up() == 2);
    CHECK(world.found("stad") == 0);
    CHECK(world.found("röd") == 1);
    CHECK(world.found("blå") == 0);
    CHECK(world.follower->catch_up() == 0);
    CHECK(world.follower->reached() == 4);
}

TEST_CASE(
    "a subject that changed often in one batch is described once, other kinds are passed over") {
    World world;
    for (int i = 0; i < 5; ++i) world.write("a", "Stad " + std::to_string(i));
    world.write("x", "Något", "unknown");
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.described["a"] == 1);
    CHECK(world.found("4") == 1);
    CHECK(world.follower->reached() == 6);
}

TEST_CASE("following goes on where it was after a restart") {
    World world;
    world.write("a", "Stad");
    world.follower->catch_up();
    world.open();
    CHECK(world.follower->catch_up() == 0);
    world.write("b", "Land");
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.described["a"] == 1);
}

TEST_CASE("after a crash at most one batch is done again") {
    World world(3);
    for (int i = 0; i < 10; ++i) world.write("t" + std::to_string(i), "Stad");
    world.crash_after = 7;
    CHECK_THROWS_AS(world.follower->catch_up(), Crash);
    world.crash_after = -1;
    world.open();
    CHECK(world.follower->reached() == 6);
    CHECK(world.found("stad") == 6);
    CHECK(world.follower->catch_up() == 4);
    CHECK(world.found("stad") == 10);
    CHECK(world.described["t6"] == 2);
    CHECK(world.described["t5"] == 1);
}

TEST_CASE("another log than the one followed makes a new index") {
    World world;
    world.write("a", "Stad");
    world.write("b", "Land");
    world.follower->catch_up();
    auto tx = world.database.begin();
    tx.run("DELETE FROM activity");
    tx.run(
        "INSERT INTO activity (sequence, at, subject_kind, subject_id) VALUES (2, 77, 'thing', 'b')");
    tx.run(
        "INSERT INTO activity (sequence, at, subject_kind, subject_id) VALUES (3, 78, 'thing', 'b')");
    tx.commit();
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.found("stad") == 0);
    CHECK(world.found("land") == 1);
    CHECK(world.follower->reached() == 3);
}

TEST_CASE("a log that was cut short makes a new index") {
    World world;
    world.write("a", "Stad");
    world.write("b", "Land");
    world.follower->catch_up();
    auto tx = world.database.begin();
    tx.run("DELETE FROM activity WHERE sequence = 2");
    tx.commit();
    world.follower->catch_up();
    CHECK(world.found("land") == 0);
    CHECK(world.found("stad") == 1);
}

TEST_CASE("a rebuild looks at each subject once and sees everything that changed meanwhile") {
    World world;
    for (int i = 0; i < 20; ++i)
        world.write("t" + std::to_string(i % 4), "Stad " + std::to_string(i));
    CHECK(world.follower->rebuild() == 4);
    for (auto const& [id, times] : world.described) CHECK(times == 1);
    world.write("t0", "Land");
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.found("land") == 1);
}

TEST_CASE("an index that was lost is filled again") {
    World world;
    world.write("a", "Stad");
    world.follower->catch_up();
    world.follower.reset();
    world.search.reset();
    std::filesystem::remove_all(world.files.folder.path() / "search");
    world.open();
    CHECK(world.follower->catch_up() == 1);
    CHECK(world.found("stad") == 1);
}

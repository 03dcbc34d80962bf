// The log against a real database.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/activity.h"
#include "services/activity/edition.h"

using namespace activity;

namespace {
std::string schema() {
    std::string sql;
    for (auto const* name : {"001_activity", "002_chain"}) {
        std::ifstream file("src/services/activity/migrations/" + std::string(name) + ".sql");
        sql += {std::istreambuf_iterator<char>(file), {}};
    }
    return sql;
}
}

TEST_CASE("entries are numbered without gaps and read after a place and about a subject") {
    db::TemporaryDatabase made;
    Edition edition;
    Log log(edition);
    auto tx = made.database->begin();
    tx.script(schema());
    for (auto id : {"a", "b", "a"})
        log.record(tx, {.at = {5},
                        .action = "x.changed",
                        .subject = {"project", id},
                        .details = json::Object{{"n", 1}}});
    auto const before = edition.now();
    tx.commit();
    CHECK(edition.now() > before);
    auto reader = made.database->read();
    CHECK(last_sequence(reader) == 3);
    CHECK(entries_after(reader, 1, 10).size() == 2);
    auto const about = entries_about(reader, {"project", "a"}, 0, 10);
    REQUIRE(about.size() == 2);
    CHECK(about[0].sequence == 3);
    CHECK(about[0].details.at("n").number() == 1);
    CHECK(entries_about(reader, {"project", "a"}, 3, 10).size() == 1);
}

TEST_CASE("what is rolled back is neither recorded nor announced") {
    db::TemporaryDatabase made;
    Edition edition;
    Log log(edition);
    {
        auto tx = made.database->begin();
        tx.script(schema());
        tx.commit();
    }
    auto const before = edition.now();
    {
        auto tx = made.database->begin();
        log.record(tx, {.action = "x.changed", .subject = {"project", "a"}});
    }
    CHECK(edition.now() == before);
    CHECK(made.database->read().number("SELECT count(*) FROM activity") == 0);
}

// Who has a job; several nodes only where the database can be shared.
#include "services/leases/leases.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/leases/store.h"

using namespace leases;

namespace {

struct World : db::TemporaryDatabase {
    std::atomic<std::int64_t> clock{1'000'000};
    basics::Clock now = [this] { return basics::Time{clock}; };
    World() {
        std::ifstream file("src/services/leases/migrations/001_leases.sql");
        std::string const schema{std::istreambuf_iterator<char>(file), {}};
        auto tx = database->begin();
        tx.script(schema);
        tx.commit();
    }
};

}

TEST_CASE("a job is had by one until it runs out or is given up") {
    World world;
    auto tx = world.database->begin();
    CHECK(store::take(tx, "connectors", "a", {10}, {70}));
    CHECK_FALSE(store::take(tx, "connectors", "b", {20}, {80}));
    CHECK(store::take(tx, "imports", "b", {20}, {80}));
    CHECK(store::take(tx, "connectors", "a", {50}, {110}));
    CHECK_FALSE(store::take(tx, "connectors", "b", {109}, {170}));
    CHECK(store::take(tx, "connectors", "b", {110}, {170}));
    store::give_up(tx, "connectors", "a");
    CHECK_FALSE(store::take(tx, "connectors", "a", {120}, {180}));
    store::give_up(tx, "connectors", "b");
    CHECK(store::take(tx, "connectors", "a", {120}, {180}));
}

TEST_CASE("where there is no other node, a job is always had and nothing is written") {
    World world;
    if (world.database->is_shared()) return;
    auto const first = take(*world.database, world.now, "connectors");
    auto const second = take(*world.database, world.now, "connectors");
    CHECK(first);
    CHECK(second);
    CHECK(world.database->read().number("SELECT count(*) FROM leases") == 0);
}

TEST_CASE("of several nodes one has a job; it is free again when that one lets go") {
    World world;
    if (!world.database->is_shared()) return;
    auto first = take(*world.database, world.now, "connectors");
    REQUIRE(first);
    CHECK_FALSE(take(*world.database, world.now, "connectors"));
    first.reset();
    CHECK(take(*world.database, world.now, "connectors"));
}

TEST_CASE("who could not renew is told that another may have the job") {
    World world;
    if (!world.database->is_shared()) return;
    auto const first =
        take(*world.database, world.now, "connectors", std::chrono::milliseconds(30));
    REQUIRE(first);
    // As after a long pause of the whole process: its time has run out, and another came.
    {
        auto tx = world.database->begin();
        world.clock += 1'000'000'000;
        CHECK(store::take(tx, "connectors", "another", world.now(), {world.clock + 1'000'000'000}));
        tx.commit();
    }
    std::mutex mutex;
    std::condition_variable_any told;
    std::unique_lock lock(mutex);
    told.wait_for(lock, first->lost(), std::chrono::seconds(60), [] { return false; });
    CHECK(first->lost().stop_requested());
}

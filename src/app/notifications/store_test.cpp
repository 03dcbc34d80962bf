// Following and being told, against a real database.
#include "app/notifications/store.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "platform/db/temporary.h"

using namespace notifications;

namespace {

Subject const need{"need", "01jd0000000000000000000001"},
    other{"need", "01jd0000000000000000000002"};

struct World : db::TemporaryDatabase {
    members::MemberId anna = members::MemberId::make(), bo = members::MemberId::make();
    basics::Time now = {1'000};
    std::int64_t sequence = 0;

    World() {
        std::ifstream file("src/app/notifications/migrations/001_follows.sql");
        std::stringstream sql;
        sql << file.rdbuf();
        auto tx = database->begin();
        tx.script(sql.str());
        tx.commit();
    }
    bool begins(members::MemberId who, Subject const& what, Way way, std::int64_t letter = 0) {
        auto tx = database->begin();
        bool const fits = follow(tx, {who, what, way}, now, {letter});
        tx.commit();
        return fits;
    }
    void happens(members::MemberId who, Subject const& what, std::int64_t letter) {
        auto tx = database->begin();
        note(tx, {.member = who,
                  .subject = what,
                  .by = what,
                  .action = "ideas.need_answered",
                  .sequence = ++sequence,
                  .changed_at = now,
                  .times = 1,
                  .way = Way::at_once,
                  .letter_at = {letter}});
        tx.commit();
    }
    std::vector<Notification> news(members::MemberId who) {
        auto reader = database->read();
        return of_member(reader, who);
    }
    std::size_t due_at(members::MemberId who, std::int64_t when) {
        auto reader = database->read();
        return due(reader, who, {when}, 100).size();
    }
};

}

TEST_CASE("one subject is one matter and one letter; who looks needs none") {
    World world;
    world.begins(world.anna, need, Way::at_once);
    world.happens(world.anna, need, 10);
    world.happens(world.anna, need, 20);
    REQUIRE(world.news(world.anna).size() == 1);
    CHECK(world.news(world.anna)[0].times == 2);
    CHECK(world.due_at(world.anna, 9) == 0);
    CHECK(world.due_at(world.anna, 10) == 1);
    auto tx = world.database->begin();
    CHECK(unseen(tx, world.anna) == 1);
    see(tx, world.anna);
    CHECK(unseen(tx, world.anna) == 0);
    tx.commit();
    CHECK(world.due_at(world.anna, 100) == 0);
}

TEST_CASE("a letter is written once, and not when the matter has gone on meanwhile") {
    World world;
    world.begins(world.anna, need, Way::at_once);
    world.happens(world.anna, need, 10);
    auto const read = world.news(world.anna)[0];
    world.now = {2'000};
    world.happens(world.anna, need, 10);
    auto tx = world.database->begin();
    CHECK_FALSE(set_told(tx, read));
    auto const again = due(tx, world.anna, {10}, 100).at(0);
    CHECK(set_told(tx, again));
    CHECK_FALSE(set_told(tx, again));
    CHECK_FALSE(with_letters_due(tx, {1'000'000}).has_value());
}

TEST_CASE("who has stopped is told no more, not even of what waits") {
    World world;
    world.begins(world.anna, need, Way::at_once);
    world.happens(world.anna, need, 10);
    {
        auto tx = world.database->begin();
        stop(tx, world.anna, need);
        tx.commit();
    }
    CHECK(world.news(world.anna).empty());
    world.happens(world.anna, need, 10);
    CHECK(world.news(world.anna).empty());
}

TEST_CASE("another way holds for what waits; none at all for all letters of one member only") {
    World world;
    for (auto who : {world.anna, world.bo}) {
        world.begins(who, need, Way::at_once);
        world.begins(who, other, Way::at_once);
        world.happens(who, need, 10);
        world.happens(who, other, 10);
    }
    world.begins(world.anna, need, Way::daily, 50);
    CHECK(world.due_at(world.anna, 10) == 1);
    CHECK(world.due_at(world.anna, 50) == 2);
    auto tx = world.database->begin();
    only_here(tx, world.anna);
    tx.commit();
    CHECK(world.due_at(world.anna, 1'000'000) == 0);
    CHECK(world.news(world.anna).size() == 2);
    CHECK(world.due_at(world.bo, 10) == 2);
}

TEST_CASE("what is hidden is forgotten by all who were told of it") {
    World world;
    for (auto who : {world.anna, world.bo}) {
        world.begins(who, need, Way::at_once);
        world.happens(who, need, 10);
    }
    auto tx = world.database->begin();
    forget(tx, need);
    CHECK(way_of(tx, world.anna, need) == Way::at_once);
    tx.commit();
    CHECK(world.news(world.anna).empty());
    CHECK(world.news(world.bo).empty());
}

TEST_CASE("what was found in the log and how far it was read are one: a crash between is none") {
    World world;
    world.begins(world.anna, need, Way::at_once);
    {
        auto tx = world.database->begin();
        note(tx, {.member = world.anna, .subject = need, .by = need, .sequence = 7, .times = 1});
        set_place(tx, "activity", 7);
        // The process ends before commit().
    }
    CHECK(world.news(world.anna).empty());
    auto reader = world.database->read();
    CHECK(place(reader, "activity") == 0);
}

TEST_CASE("a letter's way out is known by its hash, until it is too old") {
    World world;
    auto tx = world.database->begin();
    add_end(tx, "hash", world.anna, need, {100});
    CHECK(end_of(tx, "hash").value().subject == need);
    CHECK(end_of(tx, "hash").value().way == Way::here);
    CHECK_FALSE(end_of(tx, "another").has_value());
    remove_old(tx, {101}, {0});
    CHECK_FALSE(end_of(tx, "hash").has_value());
}

TEST_CASE("nobody follows more than five hundred, but may change how they are told") {
    World world;
    auto tx = world.database->begin();
    for (std::size_t i = 0; i < most_followed; ++i)
        CHECK(follow(tx, {world.anna, {"need", std::to_string(i)}, Way::here}, {}, {}));
    CHECK_FALSE(follow(tx, {world.anna, need, Way::here}, {}, {}));
    CHECK(follow(tx, {world.anna, {"need", "7"}, Way::daily}, {}, {}));
    CHECK(follow(tx, {world.bo, need, Way::here}, {}, {}));
}

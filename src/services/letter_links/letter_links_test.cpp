// Links on a real database: opened by their secret, used once, ended, expired, weeded.
#include "services/letter_links/letter_links.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "platform/secrets/secrets.h"

using namespace letter_links;

namespace {

struct World {
    db::TemporaryDatabase made;
    basics::Time now{1'000'000'000};
    members::MemberId karin = members::MemberId::make();

    World() {
        std::ifstream in("src/services/letter_links/migrations/001_letter_links.sql");
        auto tx = made.database->begin();
        tx.script(std::string(std::istreambuf_iterator<char>(in), {}));
        tx.commit();
    }
    Link link(std::string purpose = "outcomes.confirm", std::string subject = "a") const {
        return {.purpose = std::move(purpose),
                .subject = {"project", std::move(subject)},
                .detail = "2",
                .address = "chef@sampelby.example",
                .member = karin,
                .made_at = now,
                .expires_at = days_after(now, 60)};
    }
    std::string sent(Link const& link) {
        auto tx = made.database->begin();
        auto token = make(tx, link);
        tx.commit();
        return token;
    }
    bool used(std::string_view token, basics::Time at) {
        auto tx = made.database->begin();
        bool const mine = use(tx, token, at);
        tx.commit();
        return mine;
    }
    State state(std::string_view token, basics::Time at) {
        auto reader = made.database->read();
        auto const link = find(reader, token);
        return link ? state_of(*link, at) : State::unknown;
    }
};

}

TEST_CASE("a link is found by its secret alone, and the secret is kept nowhere") {
    World world;
    auto const token = world.sent(world.link());
    auto reader = world.made.database->read();
    auto const found = find(reader, token);
    REQUIRE(found);
    CHECK(found->subject == activity::Subject{"project", "a"});
    CHECK(found->detail == "2");
    CHECK(found->member == world.karin);
    CHECK_FALSE(find(reader, secrets::make()));
    CHECK_FALSE(find(reader, secrets::hash(token)));
    CHECK_FALSE(find(reader, ""));
    CHECK(reader.number("SELECT count(*) FROM letter_links WHERE hash = $1", {token}) == 0);
}

TEST_CASE("a link is used once, and reading it is no use") {
    World world;
    auto const token = world.sent(world.link()), other = world.sent(world.link());
    CHECK(world.state(token, world.now) == State::open);
    CHECK(world.used(token, world.now));
    CHECK_FALSE(world.used(token, world.now));
    CHECK(world.state(token, world.now) == State::used);
    CHECK(world.state(other, world.now) == State::open);
}

TEST_CASE("a use that is rolled back leaves the link open") {
    World world;
    auto const token = world.sent(world.link());
    {
        auto tx = world.made.database->begin();
        CHECK(use(tx, token, world.now));
    }
    CHECK(world.used(token, world.now));
}

TEST_CASE("a link is good until its last moment and not in it") {
    World world;
    auto const token = world.sent(world.link());
    auto const end = days_after(world.now, 60);
    CHECK(world.state(token, {end.microseconds - 1}) == State::open);
    CHECK(world.state(token, end) == State::expired);
    CHECK_FALSE(world.used(token, end));
    CHECK(world.used(token, {end.microseconds - 1}));
    CHECK(world.state(token, end) == State::used);
}

TEST_CASE("ending takes the open links of one purpose and subject") {
    World world;
    auto const open = world.sent(world.link()), used = world.sent(world.link()),
               elsewhere = world.sent(world.link("outcomes.confirm", "b")),
               other = world.sent(world.link("outcomes.benefit"));
    CHECK(world.used(used, world.now));
    {
        auto tx = world.made.database->begin();
        CHECK(end_all(tx, "outcomes.confirm", {"project", "a"}, world.now) == 1);
        tx.commit();
    }
    CHECK(world.state(open, world.now) == State::ended);
    CHECK_FALSE(world.used(open, world.now));
    CHECK(world.state(used, world.now) == State::used);
    CHECK(world.state(elsewhere, world.now) == State::open);
    CHECK(world.state(other, world.now) == State::open);
}

TEST_CASE("links are weeded when their time began before, one after the other") {
    World world;
    auto early = world.link();
    early.expires_at = {500};
    auto const old = world.sent(early), young = world.sent(world.link());
    auto const rules = lifetime_rules();
    std::vector<std::string> keys;
    auto tx = world.made.database->begin();
    rules[0]->each(tx, world.now, "", [&](lifetimes::Due const& due) {
        keys.push_back(due.key);
        return true;
    });
    REQUIRE(keys.size() == 1);
    rules[0]->weed(tx, keys[0]);
    CHECK_FALSE(find(tx, old));
    CHECK(find(tx, young));
}

TEST_CASE("what a member was sent is told to them without the link, and goes with them") {
    World world;
    auto by_address = world.link();
    by_address.member = {};
    auto const token = world.sent(world.link()), second = world.sent(by_address);
    auto tx = world.made.database->begin();
    auto const told = json::write(own_data(tx, world.karin));
    CHECK(told.contains("outcomes.confirm"));
    CHECK_FALSE(told.contains(token));
    CHECK_FALSE(told.contains(secrets::hash(token)));
    forget_member(tx, world.karin, "chef@sampelby.example");
    CHECK_FALSE(find(tx, token));
    CHECK_FALSE(find(tx, second));
}

// Sessions, roles and tokens over time: what ends, ends at once.
#include <doctest/doctest.h>

#include "services/activity/edition.h"
#include "services/members/test_world.h"

using namespace members;
using permissions::Permission;
using permissions::Role;

TEST_CASE("a session ends when it is not used, and when it has lasted long enough") {
    World world;
    auto const session = world.sign_in(world.add("anna@sampelby.example"));
    for (int i = 0; i < 90; ++i) {
        world.later(std::chrono::minutes(8 * 60 - 1));
        REQUIRE(world.members.session(session.cookie_value));
    }
    world.later(std::chrono::minutes(30 * 24 * 60 - 90 * (8 * 60 - 1)));
    CHECK_FALSE(world.members.session(session.cookie_value));

    auto const idle = world.sign_in(world.add("erik@sampelby.example"));
    world.later(std::chrono::hours(8));
    CHECK_FALSE(world.members.session(idle.cookie_value));
}

TEST_CASE("a session of somebody with a role ends after half an hour of silence") {
    World world;
    auto const session =
        world.sign_in(world.add("anna@sampelby.example", "", {{Role::operator_, {}}}));
    world.later(std::chrono::minutes(29));
    CHECK(world.members.session(session.cookie_value));
    world.later(std::chrono::minutes(29));
    CHECK(world.members.session(session.cookie_value));
    world.later(std::chrono::minutes(30));
    CHECK_FALSE(world.members.session(session.cookie_value));
}

TEST_CASE(
    "using a session writes nothing; when it was used is written when asked, and survives a restart") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const session = world.sign_in(anna);
    auto const edition = world.edition.now();
    auto const written = world.number("SELECT seen_at FROM sessions");
    world.later(std::chrono::hours(7));
    CHECK(world.members.session(session.cookie_value));
    CHECK(world.number("SELECT seen_at FROM sessions") == written);
    CHECK(world.members.sessions(anna).at(0).seen_at == world.now());
    world.members.write_last_seen();
    CHECK(world.number("SELECT seen_at FROM sessions") == world.now().microseconds);
    CHECK(world.edition.now() == edition);
    world.later(std::chrono::hours(7));
    Members restarted(*world.made.database, [&] { return world.now(); }, world.log);
    CHECK(restarted.session(session.cookie_value));
}

TEST_CASE("a session that is in use does not grow old because its memory was read anew") {
    World world;
    auto const session =
        world.sign_in(world.add("anna@sampelby.example", "", {{Role::operator_, {}}}));
    for (int i = 0; i < 5; ++i) {
        world.later(std::chrono::minutes(20));
        REQUIRE(world.members.session(session.cookie_value));
        if (i == 2) world.members.forget();
    }
}

TEST_CASE("a role that ends is lost at once, also by sessions that are in memory") {
    World world;
    auto const here = organisations::OrganisationId::make();
    permissions::Grant const coordinator{Role::coordinator, here};
    auto const anna = world.add("anna@sampelby.example", "", {coordinator});
    auto const session = world.sign_in(anna);
    REQUIRE(permissions::may(world.members.session(session.cookie_value)->viewer,
                             Permission::coordinate, here));
    CHECK(world.members.revoke(anna, coordinator));
    CHECK_FALSE(world.members.session(session.cookie_value));
    auto const after = world.sign_in(anna);
    CHECK_FALSE(permissions::may(world.members.session(after.cookie_value)->viewer,
                                 Permission::coordinate, here));
    CHECK_FALSE(world.members.revoke(anna, coordinator));
}

TEST_CASE("a new role begins with a new sign-in; a role held already changes nothing") {
    World world;
    permissions::Grant const leader{Role::process_leader, {}};
    auto const anna = world.add("anna@sampelby.example");
    auto const before = world.sign_in(anna);
    REQUIRE(world.members.session(before.cookie_value));
    CHECK(world.members.grant(anna, leader));
    CHECK_FALSE(world.members.session(before.cookie_value));
    auto const after = world.sign_in(anna);
    CHECK_FALSE(world.members.grant(anna, leader));
    CHECK(permissions::may(world.members.session(after.cookie_value)->viewer, Permission::lead));
}

TEST_CASE("a role ended while sessions are being read is not kept in memory") {
    World world;
    auto const here = organisations::OrganisationId::make();
    auto const anna = world.add("anna@sampelby.example");
    for (int round = 0; round < 20; ++round) {
        world.members.grant(anna, {Role::coordinator, here});
        auto const session = world.sign_in(anna);
        std::atomic<bool> stop = false;
        std::jthread reading([&] {
            while (!stop) {
                world.members.forget();
                world.members.session(session.cookie_value);
            }
        });
        world.members.revoke(anna, {Role::coordinator, here});
        CHECK_FALSE(world.members.session(session.cookie_value));
        stop = true;
        reading.join();
        CHECK_FALSE(world.members.session(session.cookie_value));
    }
}

TEST_CASE("what another program changes in the database is seen within half a minute") {
    World world;
    auto const session = world.sign_in(world.add("anna@sampelby.example"));
    REQUIRE(world.members.session(session.cookie_value));
    world.run("DELETE FROM sessions");
    world.later(std::chrono::seconds(30));
    CHECK_FALSE(world.members.session(session.cookie_value));
}

TEST_CASE("signing out ends this session and no other") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const here = world.sign_in(anna), there = world.sign_in(anna);
    world.members.sign_out(world.members.session(here.cookie_value)->session_hash);
    CHECK_FALSE(world.members.session(here.cookie_value));
    CHECK(world.members.session(there.cookie_value));
}

TEST_CASE(
    "a member sees the sessions, latest first, and ends one or all others, but nobody else's") {
    World world;
    auto const anna = world.add("anna@sampelby.example"), erik = world.add("erik@sampelby.example");
    auto const first = world.sign_in(anna);
    world.later(std::chrono::minutes(1));
    auto const second = world.sign_in(anna), third = world.sign_in(anna);
    auto const eriks = world.sign_in(erik);
    world.later(std::chrono::minutes(1));
    auto const mine = world.members.session(first.cookie_value)->session_hash;
    auto const list = world.members.sessions(anna);
    REQUIRE(list.size() == 3);
    CHECK(list[0].hash == mine);
    CHECK(list[0].device == "Firefox, Linux");
    CHECK_FALSE(world.members.end_session(erik, list[1].id));
    CHECK(world.members.end_session(anna, list[1].id));
    CHECK(world.members.sessions(anna).size() == 2);
    world.members.end_other_sessions(anna, mine);
    CHECK(world.members.session(first.cookie_value));
    CHECK_FALSE(world.members.session(second.cookie_value));
    CHECK_FALSE(world.members.session(third.cookie_value));
    CHECK(world.members.session(eriks.cookie_value));
}

TEST_CASE("what is over is removed and what lives stays") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const old = world.sign_in(anna), used = world.sign_in(anna);
    world.members.create_link(anna, LinkPurpose::sign_in);
    world.later(std::chrono::hours(7));
    CHECK(world.members.session(used.cookie_value));
    world.later(std::chrono::hours(2));
    world.members.create_link(anna, LinkPurpose::sign_in);
    world.members.remove_expired();
    CHECK(world.number("SELECT count(*) FROM sessions") == 1);
    CHECK(world.number("SELECT count(*) FROM sign_in_links WHERE used_at IS NULL") == 1);
    CHECK(world.members.session(used.cookie_value));
}

TEST_CASE("a programme's token acts with its one role, not with all of its member's") {
    World world;
    auto const here = organisations::OrganisationId::make(),
               there = organisations::OrganisationId::make();
    auto const anna = world.add("anna@sampelby.example", "",
                                {{Role::coordinator, here}, {Role::coordinator, there}});
    auto const token =
        world.members.create_token(anna, "Ärendesystemet", {Role::contributor, here});
    REQUIRE(token);
    auto const viewer = world.members.bearer(token->clear);
    REQUIRE(viewer);
    CHECK(viewer->member == anna);
    CHECK(permissions::may(*viewer, Permission::contribute, here));
    CHECK_FALSE(permissions::may(*viewer, Permission::coordinate, here));
    CHECK_FALSE(permissions::may(*viewer, Permission::contribute, there));
    CHECK_FALSE(world.members.bearer(token->clear + "x"));
    CHECK_FALSE(world.members.bearer(token->clear.substr(8)));
    CHECK_FALSE(world.members.bearer(""));
    CHECK_FALSE(world.members.session(token->clear));
}

TEST_CASE("a token lasts as long as its member's role, and no longer") {
    World world;
    auto const here = organisations::OrganisationId::make();
    auto const anna = world.add("anna@sampelby.example", "", {{Role::coordinator, here}});
    auto const token =
        world.members.create_token(anna, "Ärendesystemet", {Role::contributor, here});
    world.members.revoke(anna, {Role::coordinator, here});
    CHECK_FALSE(world.members.bearer(token->clear));
    world.members.grant(anna, {Role::contributor, here});
    CHECK(world.members.bearer(token->clear));
}

TEST_CASE("a token for more than the member holds is refused") {
    World world;
    auto const here = organisations::OrganisationId::make();
    auto const anna = world.add("anna@sampelby.example", "", {{Role::contributor, here}});
    for (auto const& grant :
         {permissions::Grant{Role::coordinator, here}, permissions::Grant{Role::process_leader, {}},
          permissions::Grant{Role::contributor, {}},
          permissions::Grant{Role::contributor, organisations::OrganisationId::make()}})
        CHECK(world.members.create_token(anna, "Robot", grant).error() ==
              basics::Problems{{"grant", "members.grant_beyond"}});
    CHECK(world.members.create_token(anna, "", {Role::contributor, here}).error() ==
          basics::Problems{{"name", "members.name_missing"}});
    for (int i = 0; i < 50; ++i)
        REQUIRE(world.members.create_token(anna, "Robot", {Role::contributor, here}));
    CHECK(world.members.create_token(anna, "Robot", {Role::contributor, here}).error() ==
          basics::Problems{{"name", "members.tokens_too_many"}});
}

TEST_CASE("a token is listed with its last use and revoked by its member only") {
    World world;
    auto const here = organisations::OrganisationId::make();
    auto const anna = world.add("anna@sampelby.example", "", {{Role::contributor, here}});
    auto const token =
        *world.members.create_token(anna, "Ärendesystemet", {Role::contributor, here});
    CHECK_FALSE(world.members.tokens(anna).at(0).used_at);
    CHECK(world.members.bearer(token.clear));
    world.members.write_last_seen();
    auto const listed = world.members.tokens(anna).at(0);
    CHECK(listed.name == "Ärendesystemet");
    CHECK(listed.grant == permissions::Grant{Role::contributor, here});
    CHECK(listed.used_at == world.now());
    CHECK_FALSE(world.members.revoke_token(world.add("erik@sampelby.example"), token.id));
    CHECK(world.members.bearer(token.clear));
    CHECK(world.members.revoke_token(anna, token.id));
    CHECK_FALSE(world.members.bearer(token.clear));
    CHECK(world.members.tokens(anna).empty());
}

// Sessions, accounts and roles of who comes by another service.
#include "services/members/by_provider.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "platform/secrets/totp.h"
#include "services/members/invitation.h"
#include "services/members/test_world.h"

using namespace members;
using permissions::Grant;
using permissions::Permission;
using permissions::Role;

namespace {

auto const sampelby = organisations::OrganisationId::make();
auto const granby = organisations::OrganisationId::make();

struct VouchingWorld : World {
    NewSession come(MemberId const& member, Vouched const& vouched) {
        auto tx = made.database->begin();
        auto session = members.begin_vouched(tx, member, home, vouched);
        tx.commit();
        return session;
    }
    SignedIn who(NewSession const& session) {
        auto found = members.session(session.cookie_value);
        REQUIRE(found);
        return *found;
    }
    int level(NewSession const& session, organisations::OrganisationId const& organisation) {
        return members.level(who(session).session_hash, organisation);
    }
    void roles_from(MemberId const& member, std::vector<Grant> wanted) {
        auto tx = made.database->begin();
        members.set_roles_from(tx, member, {.provider = "p1", .wanted = std::move(wanted)});
        tx.commit();
    }
    bool holds(MemberId const& member, Grant const& grant) {
        auto const grants = members.viewer(member).grants;
        return std::ranges::find(grants, grant) != grants.end();
    }
};

}

TEST_CASE("a password is level 1, a code with it level 2, and a provider's word what it says") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example", good_password);
    auto const by_password = *world.members.sign_in("anna@sampelby.example", good_password, home);
    CHECK(world.level(by_password, sampelby) == 1);
    CHECK(world.level(world.sign_in(anna), sampelby) == 2);
    CHECK(world.level(world.come(anna, {.level = 1}), sampelby) == 1);
    CHECK(world.level(world.come(anna, {.level = 3}), sampelby) == 3);
    CHECK(world.members.level("nobody's", sampelby) == 0);
}

TEST_CASE("an organisation's provider counts in that organisation only") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example", "",
                                {{Role::contributor, sampelby}, {Role::coordinator, granby}});
    auto const session = world.come(anna, {.level = 3, .organisation = sampelby});
    CHECK(world.level(session, sampelby) == 3);
    CHECK(world.level(session, granby) == 1);
    CHECK(world.level(session, {}) == 1);
    auto const viewer = world.who(session).viewer;
    CHECK(permissions::may(viewer, Permission::contribute, sampelby));
    CHECK_FALSE(permissions::may(viewer, Permission::coordinate, granby));
    auto const national = world.come(anna, {.level = 3});
    CHECK(permissions::may(world.who(national).viewer, Permission::coordinate, granby));
}

TEST_CASE("roles sleep unless the provider vouches for two steps or level 3") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example", "", {{Role::contributor, sampelby}});
    CHECK(world.who(world.come(anna, {.level = 2})).must_set_up);
    CHECK_FALSE(world.who(world.come(anna, {.level = 2, .is_second_step = true})).must_set_up);
    CHECK_FALSE(world.who(world.come(anna, {.level = 3})).must_set_up);
}

TEST_CASE("a provider's word does not pass one's own second step by where it counts for less") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example", "",
                                {{Role::contributor, sampelby}, {Role::process_leader, {}}});
    auto const hash = world.who(world.sign_in(anna)).session_hash;
    auto const offer = world.members.offer_second_step(anna);
    auto const key = key_of(offer);
    auto const code =
        secrets::totp::code(key, secrets::totp::step_at(world.now().microseconds / 1'000'000));
    REQUIRE(world.members.turn_on_second_step(anna, hash, offer.sealed, code, home));
    CHECK(world.come(anna, {.level = 1}).waits_for_code);
    CHECK_FALSE(world.come(anna, {.level = 3}).waits_for_code);
    // Roles elsewhere: the organisation's word is not enough for them, one's own code is.
    auto const waiting = world.come(anna, {.level = 3, .organisation = sampelby});
    CHECK(waiting.waits_for_code);
    CHECK_FALSE(world.members.session(waiting.cookie_value));
    world.later(std::chrono::seconds(60));
    auto const next =
        secrets::totp::code(key, secrets::totp::step_at(world.now().microseconds / 1'000'000));
    auto const session = world.members.give_code(waiting.cookie_value, next, home);
    REQUIRE(session);
    CHECK(permissions::may(world.who(*session).viewer, Permission::lead));
    CHECK(world.level(*session, sampelby) == 3);
    CHECK(world.level(*session, granby) == 2);
}

TEST_CASE("groups give and end roles; those given by hand stay") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example");
    Grant const contributor{Role::contributor, sampelby}, coordinator{Role::coordinator, sampelby};
    world.members.grant(anna, coordinator);
    world.roles_from(anna, {contributor, coordinator});
    CHECK(world.holds(anna, contributor));
    world.roles_from(anna, {});
    CHECK_FALSE(world.holds(anna, contributor));
    CHECK(world.holds(anna, coordinator));
    // What somebody gives by hand meanwhile stays as well.
    world.roles_from(anna, {contributor});
    world.members.grant(anna, contributor, MemberId::make());
    world.roles_from(anna, {});
    CHECK(world.holds(anna, contributor));
}

TEST_CASE(
    "a role that a group gives ends the sessions before it, and asking for nothing new ends none") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example");
    auto const before = world.come(anna, {.level = 3});
    world.roles_from(anna, {});
    CHECK(world.members.session(before.cookie_value));
    world.roles_from(anna, {{Role::contributor, sampelby}});
    CHECK_FALSE(world.members.session(before.cookie_value));
}

TEST_CASE("a session is confirmed when the person has just shown the provider who they are") {
    VouchingWorld world;
    auto const anna = world.add("anna@sampelby.example");
    auto const stale = world.who(world.come(anna, {.level = 1})).session_hash;
    CHECK_FALSE(world.members.is_confirmed(stale));
    CHECK(world.members.is_confirmed(
        world.who(world.come(anna, {.level = 1, .is_fresh = true})).session_hash));
    auto tx = world.made.database->begin();
    world.members.confirm_vouched(tx, stale);
    tx.commit();
    CHECK(world.members.is_confirmed(stale));
}

TEST_CASE("accounts without an address are apart from each other, and no letter goes to them") {
    VouchingWorld world;
    auto tx = world.made.database->begin();
    auto const first = world.members.add_without_address(tx, "Anna", texts::Language::nb);
    auto const second = world.members.add_without_address(tx, "", texts::Language::sv);
    tx.commit();
    CHECK(world.members.find(first)->name == "Anna");
    CHECK(world.members.find(second)->email.empty());
    CHECK_FALSE(world.members.find_by_email(""));
    world.members.give_role(first, {Role::contributor, sampelby}, "Sampelby", second);
    CHECK(world.letters.empty());
}

TEST_CASE("an invitation is used up by who comes with its address, in its own organisation") {
    VouchingWorld world;
    auto const karin = world.add("karin@sampelby.example", "", {{Role::coordinator, sampelby}});
    REQUIRE(world.members.invite_by_letter({.email = "ny@sampelby.example",
                                            .grant = {Role::contributor, sampelby},
                                            .organisation_name = "Sampelby"},
                                           karin));
    auto tx = world.made.database->begin();
    CHECK_FALSE(world.members.is_invited(tx, "ny@sampelby.example", granby));
    CHECK_FALSE(world.members.is_invited(tx, "annan@sampelby.example", sampelby));
    CHECK(world.members.is_invited(tx, "NY@sampelby.example", sampelby));
    auto const member = world.members.add_without_address(tx, "Ny", texts::Language::sv);
    world.members.accept_invitations(tx, member, "ny@sampelby.example", granby);
    world.members.accept_invitations(tx, member, "ny@sampelby.example", sampelby);
    tx.commit();
    CHECK(world.holds(member, {Role::contributor, sampelby}));
    CHECK(world.members.invitations_of(sampelby).empty());
}

// What a person gets of their own, and what is left when they have gone.
#include "services/members/own_data.h"

#include "services/members/test_world.h"

using namespace members;

namespace {

permissions::Grant const leads{permissions::Role::process_leader, {}};

std::string all_of(World& world, MemberId const& member) {
    auto reader = world.made.database->read();
    return json::write(own_data(reader, member));
}

void leave(World& world, MemberId const& member) {
    auto tx = world.made.database->begin();
    anonymise(tx, member, "En tidigare deltagare");
    tx.commit();
    world.members.forget();
}

}

TEST_CASE("people get what is kept about them, without secrets and without others") {
    World world;
    auto const anna = world.add("anna@sampelby.example", good_password);
    world.add("bo@sampelby.example");
    auto const session = world.sign_in(anna);
    auto const text = all_of(world, anna);
    CHECK(text.contains("anna@sampelby.example"));
    CHECK(text.contains("\"sessions\":[{"));
    CHECK_FALSE(text.contains("bo@sampelby.example"));
    CHECK_FALSE(text.contains("argon2"));
    CHECK_FALSE(text.contains(secrets::hash(session.cookie_value)));
}

TEST_CASE("who has left is signed out, cannot come back, and is known by nothing but the id") {
    World world;
    auto const anna = world.add("anna@sampelby.example", good_password, {leads});
    auto const session = world.sign_in(anna);
    auto const link = world.members.create_link(anna, LinkPurpose::sign_in);
    leave(world, anna);
    CHECK_FALSE(world.members.session(session.cookie_value).has_value());
    CHECK_FALSE(world.members.is_usable(link));
    CHECK_FALSE(world.members.sign_in("anna@sampelby.example", good_password, home).has_value());
    CHECK_FALSE(world.members.find_by_email("anna@sampelby.example").has_value());
    CHECK(world.members.viewer(anna).grants.empty());
    CHECK(world.members.find(anna).value().name == "En tidigare deltagare");
    CHECK_FALSE(all_of(world, anna).contains("sampelby"));
}

TEST_CASE("the address may open a new account, which is somebody else; several may leave") {
    World world;
    auto const anna = world.add("anna@sampelby.example"), bo = world.add("bo@sampelby.example");
    leave(world, anna);
    leave(world, bo);
    auto const again = world.add("anna@sampelby.example");
    CHECK(again != anna);
}

TEST_CASE("the last one with a national role is told so; with another one beside, not") {
    World world;
    auto const lena = world.add("lena@samverk.example", "", {leads});
    auto const last = [&](MemberId const& member) {
        auto reader = world.made.database->read();
        return is_last_of_a_national_role(reader, member);
    };
    CHECK(last(lena));
    auto const leo = world.add("leo@samverk.example", "", {leads});
    CHECK_FALSE(last(lena));
    leave(world, leo);
    CHECK(last(lena));
    CHECK_FALSE(last(leo));
}

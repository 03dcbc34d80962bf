// What strangers may ask for by letter: the same for every address, each link good once, for a
// while, and for what it was sent for.
#include <doctest/doctest.h>

#include "services/members/test_world.h"

using namespace members;
using namespace std::chrono_literals;

namespace {

/// The secret at the end of a letter's link.
std::string secret(outbox::Letter const& letter) {
    return letter.path.substr(letter.path.rfind('/') + 1);
}

auto ask(World& world, LetterFor what, std::string const& email, Origin const& from = home) {
    return world.members.ask_for_letter(what, email, texts::Language::sv, from);
}

NewAccount const anna{.name = "Anna", .password = good_password};

std::int64_t rows(World& world) {
    return world.number(
        "SELECT (SELECT count(*) FROM mailed_links) + (SELECT count(*) FROM sign_in_links)"
        " + (SELECT count(*) FROM activity)");
}

}

TEST_CASE("asking writes one link and one letter, with an account or without") {
    for (auto what : {LetterFor::registration, LetterFor::sign_in, LetterFor::new_password})
        for (auto email : {"anna@sampelby.example", "ingen@sampelby.example"}) {
            World world;
            world.add("anna@sampelby.example");
            auto const before = rows(world);
            CHECK(ask(world, what, email));
            REQUIRE(world.letters.size() == 1);
            CHECK(world.letters[0].to == email);
            CHECK(rows(world) == before + 1);
        }
}

TEST_CASE("what the letter says depends on the address, and only its owner reads it") {
    World world;
    world.add("anna@sampelby.example");
    std::vector<std::string> about;
    for (auto what : {LetterFor::registration, LetterFor::sign_in, LetterFor::new_password})
        for (auto email : {"anna@sampelby.example", "ingen@sampelby.example"}) {
            ask(world, what, email);
            about.push_back(world.letters.back().about);
        }
    CHECK(about == std::vector<std::string>{"members.mail_has_account_", "members.mail_register_",
                                            "members.mail_sign_in_", "members.mail_no_account_",
                                            "members.mail_forgotten_", "members.mail_no_account_"});
}

TEST_CASE("an account is made by the link that went to its address, once") {
    World world;
    CHECK(ask(world, LetterFor::registration, "Anna@Sampelby.example"));
    auto const link = secret(world.letters[0]);
    CHECK(world.number("SELECT count(*) FROM members") == 0);
    CHECK(world.members.registering(link) == "Anna@sampelby.example");
    auto const session = world.members.register_by_link(link, anna, home);
    REQUIRE(session);
    CHECK(world.members.session(session->cookie_value)->viewer.name == "Anna");
    CHECK(world.members.sign_in("anna@sampelby.example", good_password, home));
    CHECK_FALSE(world.members.registering(link));
    CHECK(world.members.register_by_link(link, anna, home).error().front().field == "link");
}

TEST_CASE("a registration says at once all that is wrong, and its link stays good") {
    World world;
    ask(world, LetterFor::registration, "anna@sampelby.example");
    auto const link = secret(world.letters[0]);
    auto const wrong = world.members.register_by_link(link, {.name = "", .password = "kort"}, home);
    REQUIRE(wrong.error().size() == 2);
    CHECK(wrong.error()[0].field == "name");
    CHECK(wrong.error()[1].field == "new_password");
    CHECK(world.members.register_by_link(link, anna, home));
}

TEST_CASE("twenty who register by one link at once make one account") {
    World world;
    ask(world, LetterFor::registration, "anna@sampelby.example");
    auto const link = secret(world.letters[0]);
    std::atomic<int> made = 0;
    at_once(20, [&](int) { made += world.members.register_by_link(link, anna, home).has_value(); });
    CHECK(made == 1);
    CHECK(world.number("SELECT count(*) FROM members") == 1);
}

TEST_CASE("a link to register lasts a day, to sign in ten minutes, to a password an hour") {
    World world;
    world.add("anna@sampelby.example");
    ask(world, LetterFor::registration, "ny@sampelby.example");
    ask(world, LetterFor::sign_in, "anna@sampelby.example");
    ask(world, LetterFor::new_password, "anna@sampelby.example");
    auto const registering = secret(world.letters[0]), in = secret(world.letters[1]),
               password = secret(world.letters[2]);
    world.later(9min);
    CHECK(world.members.is_usable(in));
    world.later(1min);
    CHECK_FALSE(world.members.is_usable(in));
    CHECK(world.members.may_choose_password(password));
    world.later(50min);
    CHECK_FALSE(world.members.may_choose_password(password));
    CHECK(world.members.registering(registering));
    world.later(23h);
    CHECK_FALSE(world.members.registering(registering));
}

TEST_CASE("a link is good only for what it was sent for") {
    World world;
    world.add("anna@sampelby.example");
    ask(world, LetterFor::registration, "ny@sampelby.example");
    ask(world, LetterFor::new_password, "anna@sampelby.example");
    auto const registering = secret(world.letters[0]), password = secret(world.letters[1]);
    CHECK_FALSE(world.members.may_choose_password(registering));
    CHECK_FALSE(world.members.registering(password));
    CHECK_FALSE(world.members.is_usable(password));
    CHECK_FALSE(world.members.changing_email_to(password));
    CHECK_FALSE(world.members.choose_password(registering, good_password, home));
}

TEST_CASE("a new password by letter ends all sessions and links, and the owner is told") {
    World world;
    auto const id = world.add("anna@sampelby.example", good_password);
    auto const session = world.sign_in(id);
    ask(world, LetterFor::new_password, "anna@sampelby.example");
    ask(world, LetterFor::new_password, "anna@sampelby.example");
    auto const size = world.letters.size();
    auto const first = secret(world.letters[size - 2]), second = secret(world.letters[size - 1]);
    CHECK_FALSE(world.members.choose_password(first, "kort", home));
    auto const fresh = world.members.choose_password(first, other_password, home);
    REQUIRE(fresh);
    CHECK(world.members.session(fresh->cookie_value));
    CHECK_FALSE(world.members.session(session.cookie_value));
    CHECK_FALSE(world.members.may_choose_password(second));
    CHECK(world.letters.back().about == "members.mail_password_");
    CHECK_FALSE(world.members.sign_in("anna@sampelby.example", good_password, home));
    CHECK(world.members.sign_in("anna@sampelby.example", other_password, home));
}

TEST_CASE("nobody's mailbox is filled, and who asks is not told so") {
    World world;
    for (int i = 0; i < 8; ++i) CHECK(ask(world, LetterFor::sign_in, "anna@sampelby.example"));
    CHECK(world.letters.size() == 5);
    CHECK(ask(world, LetterFor::sign_in, "ANNA@sampelby.example"));
    CHECK(world.letters.size() == 5);
    world.later(61min);
    ask(world, LetterFor::sign_in, "anna@sampelby.example");
    CHECK(world.letters.size() == 6);
}

TEST_CASE("a network that asks for many letters waits, its IPv6 addresses together") {
    World world;
    for (int i = 0; i < 30; ++i)
        CHECK(ask(world, LetterFor::sign_in, "a" + std::to_string(i) + "@sampelby.example",
                  {.address = "2001:db8::" + std::to_string(i)}));
    auto const more =
        ask(world, LetterFor::sign_in, "b@sampelby.example", {.address = "2001:db8::ffff"});
    REQUIRE_FALSE(more);
    CHECK(more.error() == LetterRefusal::wait);
    CHECK(ask(world, LetterFor::sign_in, "b@sampelby.example", {.address = "2001:db8:0:1::1"}));
}

TEST_CASE("what is no address gets no letter") {
    World world;
    for (auto wrong : {"", "anna", "a@b@c.example", "a@b.example\r\nBcc: c@d.example"})
        CHECK(ask(world, LetterFor::sign_in, wrong).error() == LetterRefusal::no_address);
    CHECK(world.letters.empty());
}

TEST_CASE("an address is changed by the link to the new one, and both are told") {
    World world;
    auto const id = world.add("anna@sampelby.example", good_password);
    world.letters.clear();
    CHECK(world.members.ask_to_change_email(id, "anna.lind@sampelby.example"));
    REQUIRE(world.letters.size() == 2);
    CHECK(world.letters[0].to == "anna.lind@sampelby.example");
    CHECK(world.letters[1].to == "anna@sampelby.example");
    CHECK(world.members.find(id)->email == "anna@sampelby.example");
    auto const link = secret(world.letters[0]);
    CHECK(world.members.changing_email_to(link) == "anna.lind@sampelby.example");
    CHECK(world.members.change_email(link));
    CHECK_FALSE(world.members.change_email(link));
    CHECK(world.letters[2].to == "anna@sampelby.example");
    CHECK(world.letters[3].to == "anna.lind@sampelby.example");
    CHECK(world.members.sign_in("anna.lind@sampelby.example", good_password, home));
    CHECK_FALSE(world.members.sign_in("anna@sampelby.example", good_password, home));
}

TEST_CASE("an address that somebody has is not taken, and who asks is not told") {
    World world;
    auto const id = world.add("anna@sampelby.example");
    world.add("karin@sampelby.example");
    CHECK(world.members.ask_to_change_email(id, "karin@sampelby.example"));
    CHECK(world.letters[0].about == "members.mail_email_taken_");
    CHECK_FALSE(world.letters[0].path.contains("/email/"));
    // The address gets an account between the letter and its link.
    CHECK(world.members.ask_to_change_email(id, "ny@sampelby.example"));
    auto const link = secret(world.letters[2]);
    world.add("ny@sampelby.example");
    CHECK_FALSE(world.members.change_email(link));
    CHECK(world.members.find(id)->email == "anna@sampelby.example");
}

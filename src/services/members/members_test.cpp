// Members against a real database: signing in, links, profile, password, people and roles.
#include <doctest/doctest.h>

#include "services/activity/edition.h"
#include "services/members/test_world.h"

using namespace members;
using permissions::Permission;
using permissions::Role;

TEST_CASE("somebody signs in with address and password, however the address is written") {
    World world;
    auto const anna = world.add("anna@sampelby.example", good_password);
    auto const session = world.members.sign_in(" ANNA@Sampelby.example", good_password, home);
    REQUIRE(session);
    auto const who = world.members.session(session->cookie_value);
    REQUIRE(who);
    CHECK(who->viewer.member == anna);
    CHECK(who->form_token == session->form_token);
    CHECK(who->form_token != session->cookie_value);
}

TEST_CASE("a wrong password, an unknown address and a member without password are told the same") {
    World world;
    world.add("anna@sampelby.example", good_password);
    world.add("erik@sampelby.example");
    for (auto email : {"anna@sampelby.example", "erik@sampelby.example", "nobody@sampelby.example",
                       "no address", ""})
        for (auto password : {"", "wrong password"})
            CHECK(world.members.sign_in(email, password, home).error() == Refusal::wrong);
    CHECK(world.members.sign_in("anna@sampelby.example", std::string(good_password) + " ", home)
              .error() == Refusal::wrong);
}

TEST_CASE("two hundred wrong guesses at once: ten are tried") {
    World world;
    world.add("anna@sampelby.example", good_password);
    std::atomic<int> wrong = 0, wait = 0;
    at_once(200, [&](int i) {
        auto const result =
            world.members.sign_in("anna@sampelby.example", "guess " + std::to_string(i),
                                  {"198.51.100." + std::to_string(i)});
        REQUIRE(!result);
        ++(result.error() == Refusal::wrong ? wrong : wait);
    });
    CHECK(wrong == 10);
    CHECK(wait == 190);
    CHECK(world.members.sign_in("anna@sampelby.example", good_password, home).error() ==
          Refusal::wait);
    world.later(std::chrono::minutes(1));
    CHECK(world.members.sign_in("anna@sampelby.example", good_password, home));
}

TEST_CASE("two hundred guesses from one address at different people: sixty are tried") {
    World world({.hashes_waiting = 200});
    std::atomic<int> wrong = 0;
    at_once(200, [&](int i) {
        auto const result = world.members.sign_in(
            "member" + std::to_string(i) + "@sampelby.example", "guess", home);
        wrong += result.error() == Refusal::wrong;
    });
    CHECK(wrong == 60);
}

TEST_CASE(
    "when too many passwords wait to be checked the rest are told so, and it is not held against them") {
    World world({.hashes_at_once = 0, .hashes_waiting = 0});
    for (int i = 0; i < 100; ++i)
        REQUIRE(world.members.sign_in("anna@sampelby.example", good_password, home).error() ==
                Refusal::busy);
}

TEST_CASE("a sign-in with the old password that meets its change leaves no session behind") {
    World world({}, {.memory_kib = 4 * 1024, .passes = 1});
    auto const anna = world.add("anna@sampelby.example", good_password);
    std::string now = good_password, next = other_password;
    for (int round = 0; round < 20; ++round) {
        auto const by_link = world.sign_in(anna);
        auto const hash = world.members.session(by_link.cookie_value)->session_hash;
        std::expected<NewSession, Refusal> old = std::unexpected(Refusal::wrong);
        at_once(2, [&](int which) {
            if (which == 0) old = world.members.sign_in("anna@sampelby.example", now, home);
            else world.members.change_password(anna, hash, "", next, home);
        });
        CHECK_FALSE((old && world.members.session(old->cookie_value)));
        std::swap(now, next);
    }
}

TEST_CASE("a password hashed with less work is hashed anew at the next sign-in") {
    World world;
    world.add("anna@sampelby.example", good_password);
    Settings const stronger{.password_cost = {.memory_kib = 128, .passes = 2}};
    Members later(*world.made.database, [&] { return world.now(); }, world.log, stronger);
    CHECK(later.sign_in("anna@sampelby.example", good_password, home));
    CHECK(world.text("SELECT password FROM members").contains("m=128,t=2"));
    CHECK(later.sign_in("anna@sampelby.example", good_password, home));
}

TEST_CASE("a link signs in once, within its hour, and looking at it does not use it") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const link = world.members.create_link(anna, LinkPurpose::sign_in);
    CHECK(world.members.is_usable(link));
    CHECK(world.members.is_usable(link));
    auto const session = world.members.sign_in_by_link(link, home);
    REQUIRE(session);
    CHECK(world.members.session(session->cookie_value)->viewer.member == anna);
    CHECK_FALSE(world.members.is_usable(link));
    CHECK_FALSE(world.members.sign_in_by_link(link, home));

    auto const late = world.members.create_link(anna, LinkPurpose::sign_in);
    world.later(std::chrono::hours(1));
    CHECK_FALSE(world.members.is_usable(late));
    CHECK_FALSE(world.members.sign_in_by_link(late, home));
    auto const demo = world.members.create_link(anna, LinkPurpose::demo);
    world.later(std::chrono::hours(7 * 24 - 1));
    CHECK(world.members.sign_in_by_link(demo, home));
}

TEST_CASE("a made-up link signs nobody in, nor does a session's or a token's secret") {
    World world;
    auto const anna = world.add("anna@sampelby.example", "", {{Role::process_leader, {}}});
    auto const token = world.members.create_token(anna, "Robot", {Role::process_leader, {}});
    auto const session = world.sign_in(anna);
    for (auto secret :
         {std::string(), std::string("x"), std::string(43, 'A'), session.cookie_value, token->clear,
          session.form_token, world.members.session(session.cookie_value)->session_hash}) {
        CHECK_FALSE(world.members.sign_in_by_link(secret, home));
        if (secret != session.cookie_value) CHECK_FALSE(world.members.session(secret));
        if (secret != token->clear) CHECK_FALSE(world.members.bearer(secret));
    }
}

TEST_CASE("a link used by many at once gives exactly one session") {
    World world;
    auto const link =
        world.members.create_link(world.add("anna@sampelby.example"), LinkPurpose::sign_in);
    std::atomic<int> signed_in = 0;
    at_once(20, [&](int) { signed_in += world.members.sign_in_by_link(link, home).has_value(); });
    CHECK(signed_in == 1);
    CHECK(world.number("SELECT count(*) FROM sessions") == 1);
}

TEST_CASE("nothing in the database can be used to sign in") {
    World world;
    auto const anna =
        world.add("anna@sampelby.example", good_password, {{Role::process_leader, {}}});
    auto const link = world.members.create_link(anna, LinkPurpose::sign_in);
    auto const token = world.members.create_token(anna, "Robot", {Role::process_leader, {}});
    auto const session = world.sign_in(anna);
    for (auto hash :
         {world.text("SELECT max(hash) FROM sign_in_links"),
          world.text("SELECT hash FROM sessions"), world.text("SELECT hash FROM access_tokens")}) {
        CHECK(hash.size() == 64);
        for (auto secret : {link, token->clear, session.cookie_value})
            CHECK_FALSE(hash.contains(secret.substr(8)));
    }
    CHECK(world.text("SELECT password FROM members").starts_with("$argon2id$"));
}

TEST_CASE("name, language and municipality are changed, and a session knows at once") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const session = world.sign_in(anna);
    CHECK(world.members.session(session.cookie_value)->viewer.name == "anna");
    CHECK(world.members.change_profile(anna, {"Anna Lind", texts::Language::nb, "0180"}));
    auto const who = *world.members.session(session.cookie_value);
    CHECK(who.viewer.name == "Anna Lind");
    CHECK(who.language == texts::Language::nb);
    CHECK(who.municipality == "0180");
    auto const refused = world.members.change_profile(anna, {" ", texts::Language::sv, "<b>"});
    CHECK(refused.error() == basics::Problems{{"name", "members.name_missing"},
                                              {"municipality", "members.municipality_unknown"}});
}

TEST_CASE("only a new name is news to others: own settings leave the pages of others in memory") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const link = world.members.create_link(anna, LinkPurpose::sign_in);
    auto const before = world.edition.now();
    auto const session = world.members.sign_in_by_link(link, home);
    CHECK(world.members.change_profile(anna, {"anna", texts::Language::en, "0180"}));
    world.members.sign_out(world.members.session(session->cookie_value)->session_hash);
    CHECK(world.edition.now() == before);
    CHECK(world.members.change_profile(anna, {"Anna Lind", texts::Language::en, "0180"}));
    CHECK(world.edition.now() > before);
}

TEST_CASE(
    "a new password needs the old one, ends all other sessions and gives this one a new cookie") {
    World world;
    auto const anna = world.add("anna@sampelby.example", good_password);
    auto const here = *world.members.sign_in("anna@sampelby.example", good_password, home);
    auto const elsewhere = *world.members.sign_in("anna@sampelby.example", good_password, home);
    auto const link = world.members.create_link(anna, LinkPurpose::demo);
    auto const hash = world.members.session(here.cookie_value)->session_hash;
    CHECK(world.members.change_password(anna, hash, "wrong", other_password, home).error() ==
          basics::Problems{{"old_password", "members.password_wrong"}});
    CHECK(world.members.change_password(anna, hash, good_password, "password1234", home).error() ==
          basics::Problems{{"new_password", "members.password_common"}});
    CHECK(world.members.session(elsewhere.cookie_value));
    auto const renewed =
        world.members.change_password(anna, hash, good_password, other_password, home);
    REQUIRE(renewed);
    CHECK(world.members.session(renewed->cookie_value));
    CHECK_FALSE(world.members.session(here.cookie_value));
    CHECK_FALSE(world.members.session(elsewhere.cookie_value));
    CHECK_FALSE(world.members.is_usable(link));
    CHECK_FALSE(world.members.sign_in("anna@sampelby.example", good_password, home));
    CHECK(world.members.sign_in("anna@sampelby.example", other_password, home));
}

TEST_CASE(
    "who just came by a link sets a password without the old one; half an hour later not any more") {
    World world;
    auto const anna = world.add("anna@sampelby.example");
    auto const session = world.sign_in(anna);
    auto const hash = world.members.session(session.cookie_value)->session_hash;
    world.later(std::chrono::minutes(29));
    CHECK(world.members.came_by_link_just_now(hash));
    auto const renewed = world.members.change_password(anna, hash, "", good_password, home);
    REQUIRE(renewed);
    auto const renewed_hash = world.members.session(renewed->cookie_value)->session_hash;
    CHECK_FALSE(world.members.came_by_link_just_now(renewed_hash));
    CHECK_FALSE(world.members.change_password(anna, renewed_hash, "", other_password, home));

    auto const late = world.sign_in(anna);
    world.later(std::chrono::minutes(30));
    CHECK_FALSE(world.members.came_by_link_just_now(
        world.members.session(late.cookie_value)->session_hash));
}

TEST_CASE("guessing the old password in a borrowed session is limited as well") {
    World world;
    auto const anna = world.add("anna@sampelby.example", good_password);
    auto const session = *world.members.sign_in("anna@sampelby.example", good_password, home);
    auto const hash = world.members.session(session.cookie_value)->session_hash;
    for (int i = 0; i < 10; ++i)
        world.members.change_password(anna, hash, "guess", other_password, home);
    CHECK(world.members.change_password(anna, hash, good_password, other_password, home).error() ==
          basics::Problems{{"old_password", "members.password_wait"}});
}

TEST_CASE("an address has one account; mistakes are told all at once") {
    World world;
    world.add("anna@sampelby.example");
    CHECK(world.members.add({.email = "ANNA@sampelby.example"}).error() ==
          basics::Problems{{"email", "members.email_taken"}});
    auto const refused = world.members.add(
        {.email = "anna", .name = "Anna", .grant = permissions::Grant{Role::coordinator, {}}});
    CHECK(refused.error() ==
          basics::Problems{{"email", "members.email_wrong"}, {"role", "members.role_misplaced"}});
    CHECK(world.number("SELECT count(*) FROM members") == 1);
}

TEST_CASE("people of an organisation are listed by name as Swedish sorts") {
    World world;
    auto const here = organisations::OrganisationId::make();
    for (auto name : {"Öst", "Ask", "Åberg", "Lind"})
        REQUIRE(world.members.add({.email = std::string(name) + "@sampelby.example",
                                   .name = name,
                                   .grant = permissions::Grant{Role::contributor, here}}));
    world.add("erik@sampelby.example", "",
              {{Role::contributor, organisations::OrganisationId::make()}});
    std::vector<std::string> names;
    for (auto const& holder : world.members.of_organisation(here))
        names.push_back(holder.member.name);
    CHECK(names == std::vector<std::string>{"Ask", "Lind", "Åberg", "Öst"});
}

TEST_CASE(
    "inviting makes the member once, grants the role once and gives a working link each time") {
    World world;
    auto const here = organisations::OrganisationId::make();
    NewMember const anna{.email = "anna@sampelby.example",
                         .name = "Anna",
                         .grant = permissions::Grant{Role::coordinator, here},
                         .language = texts::Language::nb};
    auto const first = *invite(world.members, anna, LinkPurpose::sign_in),
               second = *invite(world.members, anna, LinkPurpose::sign_in);
    REQUIRE(first.starts_with("/nb/sign-in/"));
    CHECK(first != second);
    for (auto const& link : {first, second}) {
        auto const session = world.members.sign_in_by_link(link.substr(12), home);
        REQUIRE(session);
        CHECK(
            permissions::may(world.members.viewer(session->member), Permission::coordinate, here));
    }
    CHECK(world.number("SELECT count(*) FROM members") == 1);
    CHECK(world.number("SELECT count(*) FROM member_roles") == 1);
    CHECK_FALSE(invite(world.members, {.email = "nonsense"}, LinkPurpose::sign_in));
    CHECK_FALSE(invite(
        world.members,
        {.email = "anna@sampelby.example", .grant = permissions::Grant{Role::operator_, here}},
        LinkPurpose::sign_in));
}

TEST_CASE("what matters is in the activity log, without addresses, names or secrets") {
    World world;
    auto const here = organisations::OrganisationId::make();
    auto const anna =
        world.add("anna@sampelby.example", good_password, {{Role::coordinator, here}});
    auto const token = world.members.create_token(anna, "Vaktmästaren", {Role::contributor, here});
    world.members.revoke_token(anna, token->id);
    world.members.revoke(anna, {Role::coordinator, here}, anna);
    std::vector<std::string> actions;
    auto reader = world.made.database->read();
    for (auto const& entry : activity::entries_after(reader, 0, 100)) {
        actions.push_back(entry.action);
        CHECK(entry.subject == activity::Subject{"member", anna.string()});
        auto const details = json::write(entry.details);
        for (auto secret : {"anna", "Vaktm", "samverk_"}) CHECK_FALSE(details.contains(secret));
    }
    CHECK(actions == std::vector<std::string>{"members.added", "members.role_granted",
                                              "members.link_created", "members.password_changed",
                                              "members.token_created", "members.token_revoked",
                                              "members.role_revoked"});
}

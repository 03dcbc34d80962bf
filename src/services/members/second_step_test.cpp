// The second step: without it a session with a second step is good for nothing, and a role sleeps.
#include <doctest/doctest.h>

#include "platform/secrets/totp.h"
#include "services/members/test_world.h"

using namespace members;
using namespace std::chrono_literals;
using permissions::Permission;

namespace {

namespace totp = secrets::totp;

permissions::Grant const leading{permissions::Role::process_leader, {}};

struct Phone {
    World& world;
    std::string key;
    std::string code(int steps_later = 0) const {
        return totp::code(key, totp::step_at(world.now().microseconds / 1'000'000) + steps_later);
    }
};

/// A member with a password and a second step, and the phone that has it.
struct WithStep {
    World world;
    MemberId id;
    Phone phone{world, {}};
    std::vector<std::string> recovery;
    NewSession session;

    explicit WithStep(std::vector<permissions::Grant> const& grants = {})
        : id(world.add("anna@sampelby.example", good_password, grants)) {
        auto const first = world.members.sign_in("anna@sampelby.example", good_password, home);
        REQUIRE(first);
        auto const hash = world.members.session(first->cookie_value)->session_hash;
        auto const offer = world.members.offer_second_step(id);
        phone.key = key_of(offer);
        auto taken = world.members.turn_on_second_step(id, hash, offer.sealed, phone.code(), home);
        REQUIRE(taken);
        CHECK_FALSE(world.members.session(first->cookie_value));
        recovery = taken->recovery_codes;
        session = taken->session;
        world.later(1min);
    }
    NewSession by_password() {
        auto session = world.members.sign_in("anna@sampelby.example", good_password, home);
        REQUIRE(session);
        return *session;
    }
};

}

TEST_CASE("a role sleeps until the second step is set up, and wakes with it") {
    World world;
    auto const id = world.add("lena@samverk.example", good_password, {leading});
    auto const session = world.members.sign_in("lena@samverk.example", good_password, home);
    REQUIRE(session);
    auto const who = world.members.session(session->cookie_value);
    CHECK(who->must_set_up);
    CHECK(permissions::may(who->viewer, Permission::member));
    CHECK_FALSE(permissions::may(who->viewer, Permission::lead));

    auto const offer = world.members.offer_second_step(id);
    Phone const phone{world, key_of(offer)};
    auto const taken =
        world.members.turn_on_second_step(id, who->session_hash, offer.sealed, phone.code(), home);
    REQUIRE(taken);
    auto const now = world.members.session(taken->session.cookie_value);
    CHECK_FALSE(now->must_set_up);
    CHECK(permissions::may(now->viewer, Permission::lead));
    CHECK(taken->recovery_codes.size() == 10);
    CHECK(world.letters.back().about == "members.mail_second_step_on_");
}

TEST_CASE("with a second step, password or link alone is good for nothing") {
    WithStep made;
    auto& members = made.world.members;
    for (auto const& session :
         {made.by_password(),
          *members.sign_in_by_link(members.create_link(made.id, LinkPurpose::mailed), home)}) {
        CHECK(session.waits_for_code);
        CHECK_FALSE(members.session(session.cookie_value));
        CHECK(members.waiting_for_code(session.cookie_value) == made.id);
        CHECK(members.sessions(made.id).size() == 1);
    }
}

TEST_CASE("a new password by letter does not pass the second step by") {
    WithStep made;
    made.world.letters.clear();
    auto& members = made.world.members;
    REQUIRE(members.ask_for_letter(LetterFor::new_password, "anna@sampelby.example",
                                   texts::Language::sv, home));
    auto const& path = made.world.letters[0].path;
    auto const session =
        members.choose_password(path.substr(path.rfind('/') + 1), other_password, home);
    REQUIRE(session);
    CHECK(session->waits_for_code);
    CHECK_FALSE(members.session(session->cookie_value));
}

TEST_CASE("the code gives another session, and each code is good once") {
    WithStep made;
    auto& members = made.world.members;
    auto const first = made.by_password();
    auto const code = made.phone.code();
    auto const in = members.give_code(first.cookie_value, code, home);
    REQUIRE(in);
    CHECK(in->cookie_value != first.cookie_value);
    CHECK(members.session(in->cookie_value)->viewer.member == made.id);
    CHECK_FALSE(members.waiting_for_code(first.cookie_value));
    auto const again = made.by_password();
    CHECK(members.give_code(again.cookie_value, code, home).error() == Refusal::wrong);
    CHECK(members.give_code(again.cookie_value, made.phone.code(1), home));
}

TEST_CASE("one code given twenty times at once lets one in") {
    WithStep made;
    auto const first = made.by_password(), second = made.by_password();
    auto const code = made.phone.code();
    std::atomic<int> in = 0;
    // Attempts count from their beginning, and a fourth of twenty is within what an account may.
    at_once(8, [&](int i) {
        auto const& cookie = (i % 2 == 0 ? first : second).cookie_value;
        in += made.world.members.give_code(cookie, code, home).has_value();
    });
    CHECK(in == 1);
}

TEST_CASE("a recovery code is good once, in any writing, and its owner is told") {
    WithStep made;
    auto& members = made.world.members;
    auto typed = made.recovery[3];
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
    CHECK(members.give_code(made.by_password().cookie_value, typed, home));
    CHECK(made.world.letters.back().about == "members.mail_recovery_");
    CHECK_FALSE(members.give_code(made.by_password().cookie_value, made.recovery[3], home));
    CHECK(members.second_step(made.id).codes_left == 9);
    auto const fresh = members.new_recovery_codes(made.id);
    CHECK_FALSE(members.give_code(made.by_password().cookie_value, made.recovery[4], home));
    CHECK(members.give_code(made.by_password().cookie_value, fresh[0], home));
}

TEST_CASE("codes are guessed no faster than passwords") {
    WithStep made;
    auto const session = made.by_password();
    for (int i = 0; i < 10; ++i)
        CHECK(made.world.members.give_code(session.cookie_value, "000000", home).error() ==
              Refusal::wrong);
    CHECK(made.world.members.give_code(session.cookie_value, made.phone.code(), home).error() ==
          Refusal::wait);
}

TEST_CASE("who waits for the code waits ten minutes") {
    WithStep made;
    auto const session = made.by_password();
    made.world.later(11min);
    CHECK_FALSE(made.world.members.waiting_for_code(session.cookie_value));
    CHECK_FALSE(made.world.members.give_code(session.cookie_value, made.phone.code(), home));
}

TEST_CASE("keys and codes are not readable in the database") {
    WithStep made;
    CHECK_FALSE(made.world.text("SELECT sealed_key FROM second_steps").contains(made.phone.key));
    CHECK(made.world.number("SELECT count(*) FROM recovery_codes WHERE hash LIKE '%-%'") == 0);
    CHECK(made.world.text("SELECT hash FROM recovery_codes").size() == 64);
}

TEST_CASE("an offer is good for its member only, and for an hour") {
    World world;
    auto const id = world.add("anna@sampelby.example"), other = world.add("k@sampelby.example");
    auto const session = world.sign_in(id);
    auto const hash = world.members.session(session.cookie_value)->session_hash;
    auto const offer = world.members.offer_second_step(id);
    Phone const phone{world, key_of(offer)};
    auto turn_on = [&](MemberId const& who, std::string const& sealed, std::string const& code) {
        return world.members.turn_on_second_step(who, hash, sealed, code, home).has_value();
    };
    CHECK_FALSE(turn_on(other, offer.sealed, phone.code()));
    CHECK_FALSE(turn_on(id, "nonsense", phone.code()));
    CHECK_FALSE(turn_on(id, offer.sealed, "000000"));
    world.later(61min);
    CHECK_FALSE(turn_on(id, offer.sealed, phone.code()));
    CHECK(world.members.second_step(id).is_on == false);
}

TEST_CASE("help with a lost phone is named, and ends the old step and all sessions") {
    WithStep made({leading});
    auto& members = made.world.members;
    auto const helper = made.world.add("karin@sampelby.example");
    CHECK(members.turn_off_second_step(made.id, helper));
    CHECK_FALSE(members.session(made.session.cookie_value));
    CHECK(made.world.letters.back().about == "members.mail_second_step_reset_");
    CHECK(made.world.text("SELECT actor FROM activity WHERE action = 'members.second_step_off'") ==
          helper.string());
    auto const session = made.by_password();
    CHECK_FALSE(session.waits_for_code);
    CHECK(members.session(session.cookie_value)->must_set_up);
    CHECK_FALSE(members.turn_off_second_step(made.id, helper));
}

TEST_CASE("a changed password keeps the second step of its session") {
    WithStep made({leading});
    auto& members = made.world.members;
    auto const who = members.session(made.session.cookie_value);
    auto const fresh =
        members.change_password(made.id, who->session_hash, good_password, other_password, home);
    REQUIRE(fresh);
    auto const now = members.session(fresh->cookie_value);
    REQUIRE(now);
    CHECK_FALSE(now->must_set_up);
    CHECK(permissions::may(now->viewer, Permission::lead));
}

TEST_CASE("who one is holds for a quarter of an hour, then it is shown again") {
    WithStep made;
    auto& members = made.world.members;
    auto const hash = members.session(made.session.cookie_value)->session_hash;
    CHECK(members.is_confirmed(hash));
    made.world.later(16min);
    CHECK_FALSE(members.is_confirmed(hash));
    CHECK_FALSE(members.confirm(made.id, hash, good_password, home));
    CHECK(members.confirm(made.id, hash, made.phone.code(), home));
    CHECK(members.is_confirmed(hash));

    auto const other = made.world.add("karin@sampelby.example", good_password);
    auto const session = members.sign_in("karin@sampelby.example", good_password, home);
    auto const own = members.session(session->cookie_value)->session_hash;
    made.world.later(16min);
    CHECK_FALSE(members.confirm(other, own, "något annat än det", home));
    CHECK(members.confirm(other, own, good_password, home));
    CHECK(members.is_confirmed(own));
}

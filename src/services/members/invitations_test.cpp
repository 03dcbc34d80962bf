// Invitations by letter: good once, for a week, for the address, and only while the inviter
// answers.
#include "services/members/invitation.h"

#include <algorithm>

#include "services/members/own_data.h"
#include "services/members/test_world.h"

using namespace members;
using namespace std::chrono_literals;

namespace {

organisations::OrganisationId const sampelby = organisations::OrganisationId::make(),
                                    granby = organisations::OrganisationId::make();
permissions::Grant const coordinates{permissions::Role::coordinator, sampelby},
    contributes{permissions::Role::contributor, sampelby};
NewAccount const bo{.name = "Bo", .password = good_password};

struct Town : World {
    MemberId karin = add("karin@sampelby.example", "", {coordinates});

    auto invite(std::string const& email, permissions::Grant const& grant = contributes) {
        return members.invite_by_letter(
            {.email = email, .grant = grant, .organisation_name = "Sampelby kommun"}, karin);
    }
    /// The secret of the newest letter.
    std::string link() const {
        return letters.back().path.substr(letters.back().path.rfind('/') + 1);
    }
    auto end_role(MemberId const& of, MemberId const& by,
                  LastCoordinator last = LastCoordinator::stays) {
        return members.end_role(of, coordinates, "Sampelby kommun", by, last);
    }
    bool holds(MemberId const& member, permissions::Grant const& grant) {
        auto const held = members.viewer(member).grants;
        return std::ranges::find(held, grant) != held.end();
    }
};

}

TEST_CASE("who has no account opens one with the role, once, and its roles sleep at first") {
    Town town;
    REQUIRE(town.invite("Bo@Sampelby.example"));
    auto const link = town.link();
    CHECK_FALSE(town.members.find_by_email("bo@sampelby.example"));
    CHECK_FALSE(town.members.invitation(link)->has_account);
    CHECK_FALSE(town.members.accept_invitation(link));
    auto const session = town.members.register_by_invitation(link, bo, home);
    REQUIRE(session);
    CHECK(town.members.session(session->cookie_value)->must_set_up);
    CHECK(town.holds(session->member, contributes));
    CHECK_FALSE(town.members.invitation(link));
    CHECK(town.members.register_by_invitation(link, bo, home).error().front().field == "link");
}

TEST_CASE("who has an account gets the role there, and is signed out so that it counts") {
    Town town;
    auto const anna = town.add("anna@sampelby.example", good_password);
    auto const session = town.sign_in(anna);
    REQUIRE(town.invite("anna@sampelby.example", coordinates));
    auto const link = town.link();
    CHECK(town.members.invitation(link)->has_account);
    CHECK(town.members.register_by_invitation(link, bo, home).error().front().field == "link");
    CHECK(town.members.accept_invitation(link));
    CHECK(town.holds(anna, coordinates));
    CHECK_FALSE(town.members.session(session.cookie_value));
    CHECK_FALSE(town.members.accept_invitation(link));
}

TEST_CASE("the one who invites gets the same whether or not the address has an account") {
    Town town;
    town.add("anna@sampelby.example");
    town.letters.clear();
    CHECK(town.invite("anna@sampelby.example").has_value());
    CHECK(town.invite("ingen@sampelby.example").has_value());
    REQUIRE(town.letters.size() == 2);
    CHECK(town.letters[0].about == town.letters[1].about);
    for (auto const& one : town.members.invitations_of(sampelby)) CHECK_FALSE(one.has_account);
}

TEST_CASE("an invitation is over after a week, when it is withdrawn or declined, or sent anew") {
    Town town;
    REQUIRE(town.invite("bo@sampelby.example"));
    auto const old = town.link();
    town.later(24h * 7 - 1s);
    CHECK(town.members.invitation(old));
    town.later(1s);
    CHECK_FALSE(town.members.invitation(old));
    CHECK(town.members.invitations_of(sampelby).empty());
    auto const id = town.invite("bo@sampelby.example");
    auto const withdrawn = town.link();
    CHECK_FALSE(town.members.withdraw_invitation(granby, *id, town.karin));
    CHECK(town.members.withdraw_invitation(sampelby, *id, town.karin));
    CHECK_FALSE(town.members.invitation(withdrawn));
    REQUIRE(town.invite("bo@sampelby.example"));
    auto const first = town.link();
    REQUIRE(town.invite("bo@sampelby.example"));
    CHECK_FALSE(town.members.invitation(first));
    CHECK(town.members.decline_invitation(town.link()));
    CHECK_FALSE(town.members.decline_invitation(town.link()));
    CHECK(town.number("SELECT count(*) FROM invitations") == 0);
}

TEST_CASE("who no longer answers for the organisation lets nobody in by a letter sent before") {
    Town town;
    REQUIRE(town.invite("bo@sampelby.example"));
    CHECK(town.members.invitation(town.link()));
    town.members.revoke(town.karin, coordinates);
    CHECK_FALSE(town.members.invitation(town.link()));
    CHECK_FALSE(town.members.register_by_invitation(town.link(), bo, home));
}

TEST_CASE("what cannot be invited is told beside its field") {
    Town town;
    auto const why = [&](auto const& invited) {
        return invited ? std::string() : invited.error().front().text;
    };
    CHECK(why(town.invite("ingen adress")) == "members.email_wrong");
    CHECK(why(town.invite("karin@sampelby.example", coordinates)) == "members.invited_holds_it");
    CHECK(why(town.invite("bo@sampelby.example", {permissions::Role::process_leader, {}})) ==
          "members.role_misplaced");
    for (int i = 0; i < 5; ++i) CHECK(why(town.invite("bo@sampelby.example")).empty());
    CHECK(why(town.invite("bo@sampelby.example")) == "members.invited_often");
    for (int i = 1; i < static_cast<int>(most_invitations); ++i)
        REQUIRE(town.invite(std::to_string(i) + "@sampelby.example"));
    CHECK(why(town.invite("till@sampelby.example")) == "members.invited_many");
}

TEST_CASE("twenty who accept by one link at once become one account with the role once") {
    Town town;
    REQUIRE(town.invite("bo@sampelby.example"));
    auto const link = town.link();
    std::atomic<int> made = 0;
    at_once(20,
            [&](int) { made += town.members.register_by_invitation(link, bo, home).has_value(); });
    CHECK(made == 1);
    CHECK(town.number("SELECT count(*) FROM members") == 2);
}

TEST_CASE("a role given or ended by a colleague is told by letter and ends sessions") {
    Town town;
    auto const anna = town.add("anna@sampelby.example", "", {contributes});
    auto const session = town.sign_in(anna);
    CHECK(town.members.give_role(anna, coordinates, "Sampelby kommun", town.karin));
    CHECK(town.letters.back().about == "members.mail_role_given_");
    CHECK_FALSE(town.members.session(session.cookie_value));
    CHECK_FALSE(town.members.give_role(anna, coordinates, "Sampelby kommun", town.karin));
    CHECK(town.end_role(anna, town.karin));
    CHECK(town.letters.back().about == "members.mail_role_ended_");
    CHECK_FALSE(town.holds(anna, coordinates));
    CHECK(town.end_role(anna, town.karin).error() == WhyRoleStays::not_held);
}

TEST_CASE("the last coordinator's role ends only when that is meant, and by who still may") {
    Town town;
    auto const anna = town.add("anna@sampelby.example", "", {coordinates});
    CHECK(town.end_role(anna, town.karin));
    CHECK(town.end_role(town.karin, town.karin).error() == WhyRoleStays::nobody_is_left);
    CHECK(town.holds(town.karin, coordinates));
    CHECK(town.end_role(town.karin, anna).error() == WhyRoleStays::not_allowed);
    CHECK(town.end_role(town.karin, town.karin, LastCoordinator::may_go));
    CHECK_FALSE(town.holds(town.karin, coordinates));
}

TEST_CASE("two coordinators who end each other's role at once leave one of them") {
    Town town;
    auto const anna = town.add("anna@sampelby.example", "", {coordinates});
    for (int round = 0; round < 10; ++round) {
        std::atomic<int> ended = 0;
        at_once(2, [&](int i) {
            ended +=
                town.end_role(i == 0 ? anna : town.karin, i == 0 ? town.karin : anna).has_value();
        });
        CHECK(ended == 1);
        CHECK(town.number("SELECT count(*) FROM member_roles WHERE role = 'coordinator'") == 1);
        town.members.grant(anna, coordinates);
        town.members.grant(town.karin, coordinates);
    }
}

TEST_CASE("an organisation is dormant when all its people have gone, and not before it had any") {
    Town town;
    CHECK_FALSE(town.members.are_all_gone(granby));
    CHECK_FALSE(town.members.are_all_gone(sampelby));
    town.members.revoke(town.karin, coordinates);
    CHECK(town.members.are_all_gone(sampelby));
    town.members.grant(town.karin, contributes);
    CHECK_FALSE(town.members.are_all_gone(sampelby));
}

TEST_CASE("the log says that somebody was invited and to what, and never who") {
    Town town;
    REQUIRE(town.invite("bo@sampelby.example"));
    CHECK(town.number("SELECT count(*) FROM activity WHERE action = 'members.invited'") == 1);
    CHECK(town.number("SELECT count(*) FROM activity WHERE details LIKE '%bo@%'") == 0);
    CHECK(town.number("SELECT count(*) FROM invitations WHERE hash = '" + town.link() + "'") == 0);
}

TEST_CASE("invitations are among one's own data, and go with the one who leaves") {
    Town town;
    auto const anna = town.add("anna@sampelby.example");
    REQUIRE(town.invite("anna@sampelby.example"));
    {
        auto reader = town.made.database->read();
        CHECK(json::write(own_data(reader, anna)).contains("\"invitations\":[{"));
        CHECK_FALSE(json::write(own_data(reader, town.karin)).contains("anna@"));
    }
    REQUIRE(town.invite("bo@sampelby.example"));
    auto tx = town.made.database->begin();
    anonymise(tx, anna, "En tidigare deltagare");
    CHECK(tx.number("SELECT count(*) FROM invitations") == 1);
    anonymise(tx, town.karin, "En tidigare deltagare");
    CHECK(tx.number("SELECT count(*) FROM invitations") == 0);
}

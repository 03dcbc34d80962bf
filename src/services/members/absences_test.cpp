// Being away: who has whose rights on which day, and what happens when it does not go as planned.
#include "services/members/absence.h"

#include <algorithm>

#include "services/members/own_data.h"
#include "services/members/test_world.h"

using namespace members;
using namespace std::chrono_literals;
using basics::Date;

namespace {

organisations::OrganisationId const sampelby = organisations::OrganisationId::make(),
                                    granby = organisations::OrganisationId::make();
permissions::Grant const coordinates{permissions::Role::coordinator, sampelby},
    contributes{permissions::Role::contributor, sampelby};

struct Town : World {
    MemberId karin = add("karin@sampelby.example", "", {coordinates});
    MemberId anna = add("anna@sampelby.example", "", {contributes});
    MemberId bo = add("bo@sampelby.example", "", {contributes});

    void is(std::string_view time) { clock = basics::parse_iso_time(time)->microseconds; }
    auto plan(MemberId const& who, MemberId const& deputy, std::string from, std::string last) {
        return members.plan_absence(
            who, sampelby,
            {.from = std::move(from), .last = std::move(last), .words = "Hälsa", .deputy = deputy});
    }
    bool coordinates_now(MemberId const& who) {
        return permissions::may(members.viewer(who), permissions::Permission::coordinate, sampelby);
    }
};

basics::Problem problem(std::expected<AbsenceId, basics::Problems> const& planned) {
    REQUIRE_FALSE(planned);
    return planned.error().front();
}

}

TEST_CASE("a deputy has the rights from the first day to the last, in Stockholm, and no longer") {
    Town town;
    town.is("2027-06-01T10:00:00Z");
    auto const absence = town.plan(town.karin, town.anna, "2027-07-05", "2027-07-09");
    REQUIRE(absence);
    REQUIRE(town.members.answer_absence(*absence, town.anna, true));
    CHECK_FALSE(town.coordinates_now(town.anna));
    // Summer: midnight is at 22 in UTC.
    town.is("2027-07-04T21:59:59Z");
    CHECK_FALSE(town.coordinates_now(town.anna));
    town.is("2027-07-04T22:00:00Z");
    CHECK(town.coordinates_now(town.anna));
    CHECK(town.coordinates_now(town.karin));
    town.is("2027-07-09T21:59:50Z");
    auto const late = town.sign_in(town.anna);
    CHECK(permissions::may(town.members.session(late.cookie_value)->viewer,
                           permissions::Permission::coordinate, sampelby));
    town.is("2027-07-09T22:00:00Z");
    // The session was read some seconds ago, yesterday.
    CHECK_FALSE(permissions::may(town.members.session(late.cookie_value)->viewer,
                                 permissions::Permission::coordinate, sampelby));
    CHECK_FALSE(town.coordinates_now(town.anna));
}

TEST_CASE(
    "nobody is a deputy before they have accepted, but who holds as much already is at once") {
    Town town;
    town.is("2027-01-10T10:00:00Z");
    REQUIRE(town.plan(town.karin, town.anna, "2027-01-10", "2027-01-12"));
    CHECK_FALSE(town.coordinates_now(town.anna));
    CHECK(town.members.reached_instead_of(town.karin, sampelby) == town.karin);
    auto const asked = town.members.absences_of(town.anna).front();
    CHECK_FALSE(asked.is_accepted);
    CHECK(town.letters.back().about == "members.mail_absence_asked_");
    CHECK(town.members.answer_absence(asked.id, town.anna, true));
    CHECK(town.coordinates_now(town.anna));
    CHECK(town.members.reached_instead_of(town.karin, sampelby) == town.anna);
    CHECK(town.letters.back().to == "karin@sampelby.example");
    auto const for_bo = town.plan(town.bo, town.karin, "2027-02-01", "2027-02-01");
    REQUIRE(for_bo);
    CHECK(town.members.absence(*for_bo)->is_accepted);
}

TEST_CASE("who declines, stops, or is nobody's deputy changes nothing for others") {
    Town town;
    town.is("2027-01-10T10:00:00Z");
    auto const absence = *town.plan(town.karin, town.anna, "2027-01-10", "2027-01-12");
    CHECK_FALSE(town.members.answer_absence(absence, town.bo, true));
    CHECK_FALSE(town.members.come_back(absence, town.anna));
    CHECK(town.members.answer_absence(absence, town.anna, true));
    CHECK(town.members.answer_absence(absence, town.anna, false));
    CHECK_FALSE(town.coordinates_now(town.anna));
    CHECK_FALSE(town.members.answer_absence(absence, town.anna, true));
    CHECK(town.members.absences_of(town.karin).empty());
}

TEST_CASE("whoever comes back early has no deputy from then on") {
    Town town;
    town.is("2027-01-10T10:00:00Z");
    auto const absence = *town.plan(town.karin, town.anna, "2027-01-10", "2027-03-12");
    town.members.answer_absence(absence, town.anna, true);
    auto const session = town.sign_in(town.anna);
    CHECK(permissions::may(town.members.session(session.cookie_value)->viewer,
                           permissions::Permission::coordinate, sampelby));
    CHECK(town.members.come_back(absence, town.karin));
    CHECK_FALSE(town.coordinates_now(town.anna));
    CHECK_FALSE(permissions::may(town.members.session(session.cookie_value)->viewer,
                                 permissions::Permission::coordinate, sampelby));
    CHECK_FALSE(town.members.come_back(absence, town.karin));
    CHECK(town.plan(town.karin, town.anna, "2027-01-10", "2027-03-12"));
}

TEST_CASE("a deputy's deputy has nothing: one step only") {
    Town town;
    town.is("2027-01-01T10:00:00Z");
    town.members.answer_absence(*town.plan(town.karin, town.anna, "2027-01-10", "2027-01-20"),
                                town.anna, true);
    town.members.answer_absence(*town.plan(town.anna, town.bo, "2027-01-12", "2027-01-14"), town.bo,
                                true);
    town.is("2027-01-13T10:00:00Z");
    CHECK(town.coordinates_now(town.anna));
    CHECK_FALSE(town.coordinates_now(town.bo));
    // Both are away: what comes goes to the one whose it is.
    CHECK(town.members.reached_instead_of(town.karin, sampelby) == town.karin);
    town.is("2027-01-15T10:00:00Z");
    CHECK(town.members.reached_instead_of(town.karin, sampelby) == town.anna);
}

TEST_CASE("when the deputy leaves, or loses every role there, nobody stands in") {
    Town town;
    town.is("2027-01-10T10:00:00Z");
    town.members.answer_absence(*town.plan(town.karin, town.anna, "2027-01-10", "2027-01-20"),
                                town.anna, true);
    CHECK(town.coordinates_now(town.anna));
    town.members.revoke(town.anna, contributes);
    CHECK_FALSE(town.coordinates_now(town.anna));
    CHECK(town.members.reached_instead_of(town.karin, sampelby) == town.karin);
    town.members.grant(town.anna, contributes);
    CHECK(town.coordinates_now(town.anna));
    auto tx = town.made.database->begin();
    anonymise(tx, town.anna, "Någon");
    tx.commit();
    CHECK(town.members.absences_of(town.karin).empty());
}

TEST_CASE("when the one who is away loses the role, the deputy does too") {
    Town town;
    town.is("2027-01-10T10:00:00Z");
    town.members.answer_absence(*town.plan(town.karin, town.anna, "2027-01-10", "2027-01-20"),
                                town.anna, true);
    auto const session = town.sign_in(town.anna);
    CHECK(permissions::may(town.members.session(session.cookie_value)->viewer,
                           permissions::Permission::coordinate, sampelby));
    town.members.revoke(town.karin, coordinates);
    CHECK_FALSE(permissions::may(town.members.session(session.cookie_value)->viewer,
                                 permissions::Permission::coordinate, sampelby));
}

TEST_CASE("days that are wrong, turned round, past or too many are told, each at its field") {
    Town town;
    town.is("2027-02-01T10:00:00Z");
    auto const plan = [&](std::string from, std::string last) {
        return problem(town.plan(town.karin, town.anna, std::move(from), std::move(last)));
    };
    CHECK(plan("2027-02-29", "2027-03-01") == basics::Problem{"from", "members.absence_day_wrong"});
    CHECK(plan("2027-03-01", "i mars") == basics::Problem{"last", "members.absence_day_wrong"});
    CHECK(plan("2027-03-05", "2027-03-01") == basics::Problem{"last", "members.absence_turned"});
    CHECK(plan("2027-01-31", "2027-03-01") == basics::Problem{"from", "members.absence_past"});
    CHECK(plan("2027-03-01", "2030-03-01") == basics::Problem{"last", "members.absence_long"});
    CHECK(town.plan(town.karin, town.anna, "2028-02-29", "2028-02-29"));
    CHECK(plan("2028-02-28", "2028-03-01") == basics::Problem{"from", "members.absence_double"});
}

TEST_CASE("only a colleague who is there may be chosen") {
    Town town;
    town.is("2027-02-01T10:00:00Z");
    auto const stranger = town.add("gun@granby.example", "",
                                   {permissions::Grant{permissions::Role::contributor, granby}});
    for (auto const& deputy : {stranger, town.karin, MemberId()})
        CHECK(problem(town.plan(town.karin, deputy, "2027-03-01", "2027-03-02")).text ==
              "members.absence_deputy_missing");
    REQUIRE(town.plan(town.anna, town.bo, "2027-03-02", "2027-03-05"));
    CHECK(problem(town.plan(town.karin, town.anna, "2027-03-01", "2027-03-02")).text ==
          "members.absence_deputy_away");
    CHECK(town.plan(town.karin, town.anna, "2027-03-06", "2027-03-07"));
}

TEST_CASE(
    "what is kept about being away is in one's own data and in the record, without words there") {
    Town town;
    town.is("2027-02-01T10:00:00Z");
    REQUIRE(town.plan(town.karin, town.anna, "2027-03-01", "2027-03-02"));
    auto reader = town.made.database->read();
    CHECK(own_data(reader, town.karin).find("absences")->elements().size() == 1);
    CHECK(own_data(reader, town.anna).find("standing_in")->elements().size() == 1);
    CHECK(town.number("SELECT count(*) FROM activity WHERE action = 'members.absence_planned'"
                      " AND details NOT LIKE '%Hälsa%'") == 1);
}

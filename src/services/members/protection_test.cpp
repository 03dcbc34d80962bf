// Protected identity: what others are told, and who sees what stands behind it.
#include <algorithm>

#include "services/members/own_data.h"
#include "services/members/test_world.h"

using namespace members;

namespace {

organisations::OrganisationId const sampelby = organisations::OrganisationId::make();
constexpr std::string_view words = "Skyddad identitet";

struct Town : World {
    MemberId karin =
        add("karin@sampelby.example", "", {{permissions::Role::coordinator, sampelby}});
    MemberId anna = add("anna@sampelby.example", "", {{permissions::Role::contributor, sampelby}});

    Town() { REQUIRE(members.change_profile(anna, {.name = "Anna Andersson"})); }
    bool is_told(std::string_view action) {
        return number("SELECT count(*) FROM activity WHERE action = '" + std::string(action) +
                      "'") > 0;
    }
};

}

TEST_CASE("who is protected is called by other words everywhere that others look") {
    Town town;
    auto const session = town.sign_in(town.anna);
    REQUIRE(town.members.session(session.cookie_value)->viewer.name == "Anna Andersson");
    REQUIRE(town.members.protect(town.anna, words, town.anna));
    CHECK(town.members.names(std::array{town.anna}).at(town.anna) == words);
    CHECK(town.members.find(town.anna)->name == words);
    CHECK(town.members.find_by_email("anna@sampelby.example")->name == words);
    CHECK(town.members.viewer(town.anna).name == words);
    CHECK(town.members.session(session.cookie_value)->viewer.name == words);
    for (auto const& holder : town.members.of_organisation(sampelby)) {
        CHECK((holder.member.id == town.anna) == (holder.member.name == words));
        CHECK((holder.member.id == town.anna) == holder.member.email.empty());
    }
    CHECK(town.text("SELECT name FROM members WHERE id = '" + town.anna.string() + "'") == words);
    CHECK(town.is_told("members.protected"));
}

TEST_CASE(
    "the member sees the name, changes it, and ends the protection; nobody else learns of it") {
    Town town;
    REQUIRE(town.members.protect(town.anna, words, town.karin, sampelby));
    CHECK_FALSE(town.members.protect(town.anna, "Annat", town.karin, sampelby));
    CHECK(town.members.is_protected(town.anna));
    CHECK(town.members.own_name(town.anna) == "Anna Andersson");
    REQUIRE(town.members.change_profile(town.anna, {.name = "Anna Berg"}));
    CHECK(town.members.own_name(town.anna) == "Anna Berg");
    CHECK(town.members.find(town.anna)->name == words);
    {
        auto reader = town.made.database->read();
        auto const own = json::write(own_data(reader, town.anna));
        CHECK(own.contains("Anna Berg"));
        CHECK_FALSE(own.contains(words));
    }
    CHECK(town.members.end_protection(town.anna));
    CHECK_FALSE(town.members.end_protection(town.anna));
    CHECK(town.members.find(town.anna)->name == "Anna Berg");
    CHECK(town.number("SELECT count(*) FROM protected_names") == 0);
    CHECK(town.number("SELECT count(*) FROM activity WHERE details LIKE '%Anna%'") == 0);
}

TEST_CASE("whoever looks behind it for their duty is written down, before they see it") {
    Town town;
    CHECK_FALSE(town.members.look_behind(town.anna, town.karin, sampelby));
    CHECK_FALSE(town.is_told("members.protected_name_seen"));
    REQUIRE(town.members.protect(town.anna, words, town.anna));
    auto const behind = town.members.look_behind(town.anna, town.karin, sampelby);
    REQUIRE(behind);
    CHECK(behind->name == "Anna Andersson");
    CHECK(behind->email == "anna@sampelby.example");
    CHECK(town.text("SELECT actor FROM activity WHERE action = 'members.protected_name_seen'") ==
          town.karin.string());
}

TEST_CASE("leaving takes the protected name away, too") {
    Town town;
    REQUIRE(town.members.protect(town.anna, words, town.anna));
    auto tx = town.made.database->begin();
    anonymise(tx, town.anna, "En person som har lämnat");
    tx.commit();
    CHECK(town.number("SELECT count(*) FROM protected_names") == 0);
    CHECK(town.members.own_name(town.anna) == "En person som har lämnat");
}

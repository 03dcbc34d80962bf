// Providers, identities and attempts in a real database.
#include "services/identities/store.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "platform/db/temporary.h"
#include "services/identities/ways.h"

using namespace identities;

namespace {

struct Rows {
    db::TemporaryDatabase made;
    Rows() {
        auto tx = made.database->begin();
        for (auto const* name : {"001_identities.sql", "002_proof.sql"}) {
            std::ifstream file(std::string("src/services/identities/migrations/") + name);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }
};

Provider provider(organisations::OrganisationId const& organisation) {
    return {.id = ProviderId::make(),
            .organisation = organisation,
            .issuer = "https://id.example",
            .client_id = "samverk",
            .sealed_secret = "sealed",
            .names = {"Ett", "One", "En"},
            .scope = "openid",
            .levels = {{"loa3", 3}},
            .groups_claim = "groups",
            .group_roles = {{"editors", permissions::Role::contributor}},
            .admits = Admits::domains,
            .domains = {"sampelby.example"},
            .made_at = {7},
            .made_by = members::MemberId::make()};
}

Identity identity(members::MemberId const& member, std::string issuer, std::string subject) {
    return {.id = IdentityId::make(),
            .issuer = std::move(issuer),
            .subject = std::move(subject),
            .member = member,
            .provider = ProviderId::make(),
            .joined_at = {1},
            .used_at = {1}};
}

}

TEST_CASE("a provider comes back as it was put, and is of its organisation") {
    Rows rows;
    auto const sampelby = organisations::OrganisationId::make();
    auto const own = provider(sampelby), site = provider({});
    auto tx = rows.made.database->begin();
    store::add(tx, own);
    store::add(tx, site);
    auto const found = store::find(tx, own.id);
    REQUIRE(found);
    CHECK(found->names == own.names);
    CHECK(found->levels == own.levels);
    CHECK(found->group_roles == own.group_roles);
    CHECK(found->domains == own.domains);
    CHECK(found->admits == Admits::domains);
    CHECK(found->made_by == own.made_by);
    CHECK(store::of(tx, sampelby).size() == 1);
    CHECK(store::of(tx, {}).at(0).id == site.id);
    REQUIRE(store::all_on(tx).size() == 2);
    CHECK(store::all_on(tx).front().id == site.id);
}

TEST_CASE("one that is off is not offered, and one that is removed is gone") {
    Rows rows;
    auto one = provider({});
    auto tx = rows.made.database->begin();
    store::add(tx, one);
    one.state = State::off;
    store::change(tx, one);
    CHECK(store::all_on(tx).empty());
    CHECK(store::of(tx, {}).size() == 1);
    one.state = State::removed;
    store::change(tx, one);
    CHECK(store::of(tx, {}).empty());
    CHECK_FALSE(store::find(tx, one.id));
}

TEST_CASE("somebody is known by issuer and subject together, and is one person's") {
    Rows rows;
    auto const anna = members::MemberId::make(), maja = members::MemberId::make();
    auto tx = rows.made.database->begin();
    CHECK(store::add(tx, identity(anna, "https://a.example", "1")));
    CHECK(store::add(tx, identity(maja, "https://b.example", "1")));
    CHECK_FALSE(store::add(tx, identity(maja, "https://a.example", "1")));
    CHECK(store::find(tx, "https://a.example", "1")->member == anna);
    CHECK_FALSE(store::find(tx, "https://A.example", "1"));
    auto const hers = store::identities_of(tx, anna);
    REQUIRE(hers.size() == 1);
    CHECK_FALSE(store::remove(tx, maja, hers[0].id));
    CHECK(store::remove(tx, anna, hers[0].id));
    CHECK_FALSE(store::find(tx, "https://a.example", "1"));
}

TEST_CASE("leaving takes away every way in, and own data names them") {
    Rows rows;
    auto const anna = members::MemberId::make();
    auto tx = rows.made.database->begin();
    store::add(tx, identity(anna, "https://a.example", "1"));
    store::add(tx, identity(anna, "https://b.example", "2"));
    CHECK(own_data(tx, anna).find("ways_in")->elements().size() == 2);
    forget_member(tx, anna);
    CHECK(ways_of(tx, anna).empty());
}

TEST_CASE("an attempt ends once, and is forgotten after a while") {
    Rows rows;
    auto tx = rows.made.database->begin();
    CHECK(store::end_attempt(tx, "a", {100}, {0}));
    CHECK_FALSE(store::end_attempt(tx, "a", {101}, {0}));
    CHECK(store::end_attempt(tx, "b", {300}, {200}));
    CHECK(tx.number("SELECT count(*) FROM identity_attempts") == 1);
}

TEST_CASE("an organisation's level for an action is its own") {
    Rows rows;
    auto const sampelby = organisations::OrganisationId::make();
    auto tx = rows.made.database->begin();
    store::set_level(tx, sampelby, "answer", 3);
    store::set_level(tx, sampelby, "answer", 4);
    CHECK(store::levels_of(tx, sampelby).at("answer") == 4);
    CHECK(store::levels_of(tx, {}).empty());
}

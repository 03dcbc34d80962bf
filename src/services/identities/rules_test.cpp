// Forms of providers, and what claims amount to.
#include <expected>

#include <doctest/doctest.h>

#include "services/identities/attempt.h"
#include "services/identities/claims.h"
#include "services/identities/provider.h"

using namespace identities;
using permissions::Role;

namespace {

Draft draft() {
    auto made = new_draft();
    made.issuer = "https://id.sampelby.example";
    made.client_id = "samverk";
    made.names = {"Sampelby", "Sampelby", "Sampelby"};
    return made;
}

/// The first problem's field and text, or "".
std::string problem(Draft const& of, bool is_national = false) {
    auto const made = check(of, is_national);
    return made ? "" : made.error().front().field + " " + made.error().front().text;
}

Said said(json::Object token, json::Object besides = {}) {
    Said made{.token = {.subject = "anna"}, .besides = std::move(besides)};
    made.token.all = std::move(token);
    return made;
}

}

TEST_CASE("a form that says the least is enough, and lists are lines") {
    CHECK(problem(draft()) == "");
    auto full = draft();
    full.levels = "urn:x:loa3 = 3\n\n urn:x?a=b = 2 \n";
    full.groups_claim = "groups";
    full.group_roles = "Samverk redaktion = contributor\r\nchefer=coordinator";
    full.domains = "@Sampelby.Example\n";
    auto const made = check(full, false);
    REQUIRE(made);
    CHECK(made->levels == std::vector<Level>{{"urn:x:loa3", 3}, {"urn:x?a=b", 2}});
    CHECK(made->group_roles == std::vector<GroupRole>{{"Samverk redaktion", Role::contributor},
                                                      {"chefer", Role::coordinator}});
    CHECK(made->domains == std::vector<std::string>{"sampelby.example"});
    auto const again = check(draft_of(*made), false);
    REQUIRE(again);
    CHECK(again->levels == made->levels);
    CHECK(again->group_roles == made->group_roles);
}

TEST_CASE("every mistake is told at once, beside its field") {
    Draft wrong{.issuer = "id.example", .client_id = "a b", .scope = "profile"};
    auto const made = check(wrong, false);
    REQUIRE_FALSE(made);
    CHECK(made.error().size() == 7);
    auto with = [](auto change) {
        auto made = draft();
        change(made);
        return problem(made);
    };
    CHECK(with([](Draft& d) { d.issuer = "https://id.example/?a=b"; }) ==
          "issuer identities.issuer_wrong");
    CHECK(with([](Draft& d) { d.issuer = "https://user@id.example"; }) ==
          "issuer identities.issuer_wrong");
    CHECK(with([](Draft& d) { d.levels = "urn:x = 5"; }) == "levels identities.levels_wrong");
    CHECK(with([](Draft& d) { d.levels = "urn:x"; }) == "levels identities.levels_wrong");
    CHECK(with([](Draft& d) { d.secret = "två ord"; }) == "secret identities.secret_wrong");
    CHECK(with([](Draft& d) { d.admits = "domains"; }) == "domains identities.domains_missing");
    CHECK(with([](Draft& d) { d.domains = "sampelby"; }) == "domains identities.domains_wrong");
    CHECK(with([](Draft& d) { d.scope = "openidx"; }) == "scope identities.scope_wrong");
    CHECK(with([](Draft& d) { d.group_roles = "a = contributor"; }) ==
          "groups_claim identities.groups_claim_missing");
}

TEST_CASE("an organisation's provider gives the organisation's roles, the site's the leader's") {
    auto asks = draft();
    asks.groups_claim = "groups";
    for (std::string const role : {"contributor", "coordinator", "process_leader", "operator"}) {
        CAPTURE(role);
        asks.group_roles = "g = " + role;
        CHECK(check(asks, false).has_value() == (role == "contributor" || role == "coordinator"));
        CHECK(check(asks, true).has_value() == (role == "process_leader"));
    }
}

TEST_CASE("what is not listed is level 1, and the least that is enough is asked for first") {
    Provider provider;
    provider.levels = {{"four", 4}, {"two", 2}, {"three", 3}};
    CHECK(provider.level_of("three") == 3);
    CHECK(provider.level_of("five") == 1);
    CHECK(provider.level_of("") == 1);
    CHECK(provider.acrs_for(3) == std::vector<std::string>{"three", "four"});
    CHECK(provider.acrs_for(4) == std::vector<std::string>{"four"});
}

TEST_CASE("an address counts when the service says that it is verified, in the same breath") {
    CHECK(verified_address(said({{"email", "a@b.example"}, {"email_verified", true}})) ==
          "a@b.example");
    CHECK_FALSE(verified_address(said({{"email", "a@b.example"}})));
    CHECK_FALSE(verified_address(said({{"email", "a@b.example"}, {"email_verified", "true"}})));
    CHECK_FALSE(verified_address(said({{"email", "a@b.example"}, {"email_verified", false}})));
    // Proof from one place does not go with an address from another.
    CHECK_FALSE(verified_address(said({{"email", "a@b.example"}}, {{"email_verified", true}})));
    CHECK(verified_address(said({}, {{"email", "a@b.example"}, {"email_verified", true}})) ==
          "a@b.example");
    CHECK_FALSE(verified_address(
        said({{"email", "a@evil.example\n@b.example"}, {"email_verified", true}})));
}

TEST_CASE("groups are read where they are, also within other claims") {
    Provider provider;
    provider.organisation = organisations::OrganisationId::make();
    provider.groups_claim = "realm_access.roles";
    provider.group_roles = {{"editors", Role::contributor}, {"heads", Role::coordinator}};
    json::Array const groups{json::Value("editors"), json::Value(7)};
    auto const roles =
        roles_of(provider, said({{"realm_access", json::Object{{"roles", groups}}}}));
    REQUIRE(roles.size() == 1);
    CHECK(roles[0] == permissions::Grant{Role::contributor, provider.organisation});
    CHECK(roles_of(provider, said({{"realm_access", "editors"}})).empty());
    CHECK(roles_of(provider, said({{"realm_access.roles", "heads"}})).size() == 1);
    CHECK(roles_of(provider, said({{"groups", groups}})).empty());
}

TEST_CASE("two steps at the service are two steps here") {
    Provider provider;
    provider.levels = {{"three", 3}};
    openid::Claims claims{.subject = "anna", .acr = "three", .auth_time = 1000};
    CHECK(vouched(provider, claims, 1100).level == 3);
    CHECK(vouched(provider, claims, 1100).is_fresh);
    CHECK_FALSE(vouched(provider, claims, 3000).is_fresh);
    claims.acr.clear();
    claims.amr = {"pwd", "mfa"};
    CHECK(vouched(provider, claims, 1100).is_second_step);
    CHECK(vouched(provider, claims, 1100).level == 2);
    claims.amr = {"pwd"};
    CHECK_FALSE(vouched(provider, claims, 1100).is_second_step);
}

TEST_CASE("an attempt is read back whole, for ten minutes, and only what was sealed as one") {
    Attempt const attempt{.state = "s",
                          .nonce = "n",
                          .verifier = "v",
                          .provider = ProviderId::make(),
                          .purpose = Purpose::more,
                          .next = "/sv/account",
                          .session = "h",
                          .level = 3,
                          .language = texts::Language::nb,
                          .begun_at = {1'000'000'000}};
    auto const text = sealed(attempt, "secret");
    auto const read = opened(text, "secret", {1'000'000'000 + 600'000'000LL});
    REQUIRE(read);
    CHECK(read->verifier == "v");
    CHECK(read->purpose == Purpose::more);
    CHECK(read->language == texts::Language::nb);
    CHECK_FALSE(opened(text, "secret", {1'000'000'000 + 600'000'001LL}));
    CHECK_FALSE(opened(text, "secret", {999'999'999}));
    CHECK_FALSE(opened(text, "another", {1'000'000'000}));
    CHECK_FALSE(opened_offer(text, "secret", {1'000'000'000}));
    CHECK_FALSE(opened(std::string(100'000, 'a'), "secret", {1'000'000'000}));
}

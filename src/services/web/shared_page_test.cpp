// What is kept for all with the same roles holds nothing of one member's own.
#include <doctest/doctest.h>

#include "services/web/shared_page.h"

using namespace web;

namespace {

auto const sampelby = organisations::OrganisationId::make();
auto const marks = Marks::make();

http::Request asked(std::string target) {
    http::Request request;
    request.target = request.path = std::move(target);
    return request;
}

Visit by_member(http::Request const& request, std::string name,
                std::vector<permissions::Grant> grants) {
    return {.request = request,
            .viewer = {.member = members::MemberId::make(),
                       .name = std::move(name),
                       .grants = std::move(grants)},
            .form_token = "token of " + name,
            .session = "session"};
}

permissions::Grant in_sampelby(permissions::Role role) { return {role, sampelby}; }

}

TEST_CASE("each reader's own comes into the open places, as often as there are any") {
    SharedPage const page(
        http::html("<a>" + marks.menu + "</a>" + marks.form_token + "<b>" + marks.form_token),
        marks);
    CHECK(page.filled({"Anna", "t1"}).body == "<a>Anna</a>t1<b>t1");
    CHECK(page.filled({"Bo", "t2"}).body == "<a>Bo</a>t2<b>t2");
}

TEST_CASE("status and headers stay, and a page without places is whole") {
    SharedPage const page(http::html("hej", 410).with("Vary", "Cookie"), marks);
    auto const reply = page.filled({"Anna", "t"});
    CHECK(reply.status == 410);
    CHECK(reply.header("Vary") == "Cookie");
    CHECK(reply.body == "hej");
}

TEST_CASE("a handler of a shared page sees the roles, but neither name, id, session nor token") {
    auto const request = asked("/sv/projects/1");
    auto const visit = by_member(request, "Anna", {in_sampelby(permissions::Role::coordinator)});
    auto const seen = without_person(visit, marks);
    CHECK(seen.viewer.signed_in());
    CHECK(seen.may(permissions::Permission::coordinate, sampelby));
    CHECK(seen.viewer.member != visit.viewer.member);
    CHECK(seen.viewer.name.empty());
    CHECK(seen.session.empty());
    CHECK(seen.form_token == marks.form_token);
}

TEST_CASE("members with the same roles share a page, whatever order their roles have") {
    using permissions::Role;
    auto const request = asked("/sv/projects/1");
    auto const coordinator = in_sampelby(Role::coordinator);
    auto const contributor = in_sampelby(Role::contributor);
    auto const key = shared_key(by_member(request, "Anna", {coordinator, contributor}));
    CHECK(key == shared_key(by_member(request, "Bo", {contributor, coordinator})));
    CHECK(key != shared_key(by_member(request, "Bo", {contributor})));
    CHECK(key != shared_key(by_member(request, "Bo", {})));
}

TEST_CASE("visitors, other addresses, other organisations and other municipalities do not share") {
    auto const request = asked("/sv/projects/1"), other = asked("/sv/projects/2");
    auto const role = permissions::Role::coordinator;
    auto const one = by_member(request, "Anna", {});
    CHECK(shared_key(one) != shared_key(by_member(other, "Anna", {})));
    CHECK(shared_key(one) != shared_key(Visit{.request = request}));
    CHECK(shared_key(by_member(request, "Anna", {in_sampelby(role)})) !=
          shared_key(by_member(request, "Anna", {{role, organisations::OrganisationId::make()}})));
    auto at_home = one;
    at_home.municipality = "1490";
    CHECK(shared_key(one) != shared_key(at_home));
}

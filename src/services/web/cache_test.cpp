// What is kept for anybody was made for anybody.
#include <doctest/doctest.h>

#include "services/activity/edition.h"
#include "services/web/cache.h"

using namespace web;

namespace {

http::Request visit(std::string target) {
    http::Request request;
    request.target = request.path = std::move(target);
    return request;
}

/// As a browser sends it whose owner chose a municipality.
http::Request visit_with_municipality(std::string target, std::string code) {
    auto request = visit(std::move(target));
    request.headers["cookie"] = "municipality=" + code;
    request.cookies.add("municipality", std::move(code));
    return request;
}

http::Response page(std::string body) {
    return http::html(std::move(body)).with("ETag", "\"one\"");
}

}

TEST_CASE("a page made for one municipality is neither kept nor given to others") {
    activity::Edition const edition;
    PageCache cache(edition);
    cache.keep(visit_with_municipality("/sv", "1490"), page("Borås"), edition.now());
    CHECK(cache.find(visit("/sv")) == nullptr);
    CHECK(cache.find(visit_with_municipality("/sv", "1490")) == nullptr);
    cache.keep(visit("/sv"), page("ingen kommun"), edition.now());
    CHECK(cache.find(visit_with_municipality("/sv", "1490")) == nullptr);
    REQUIRE(cache.find(visit("/sv")));
    CHECK(cache.find(visit("/sv"))->bytes.ends_with("ingen kommun"));
}

TEST_CASE("a page that sets a cookie, or may not be stored, is not kept") {
    activity::Edition const edition;
    PageCache cache(edition);
    cache.keep(visit("/a"), page("a").with("Set-Cookie", "municipality=1490"), edition.now());
    cache.keep(visit("/b"), page("b").with("Cache-Control", "no-store"), edition.now());
    CHECK(cache.find(visit("/a")) == nullptr);
    CHECK(cache.find(visit("/b")) == nullptr);
}

TEST_CASE("a page is good for one edition, and for its own address and query") {
    activity::Edition edition;
    PageCache cache(edition);
    cache.keep(visit("/sv/search?q=a"), page("a"), edition.now());
    CHECK(cache.find(visit("/sv/search?q=a")));
    CHECK(cache.find(visit("/sv/search?q=b")) == nullptr);
    edition.advance();
    CHECK(cache.find(visit("/sv/search?q=a")) == nullptr);
}

TEST_CASE("who has the page already is told so") {
    activity::Edition const edition;
    PageCache cache(edition);
    cache.keep(visit("/sv"), page("hej"), edition.now());
    auto again = visit("/sv");
    again.headers["if-none-match"] = "\"one\"";
    REQUIRE(cache.find(again));
    CHECK(cache.find(again)->bytes.starts_with("HTTP/1.1 304"));
}

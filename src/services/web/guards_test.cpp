// What every reply says to the browser, and which writes come from our own pages.
#include <doctest/doctest.h>

#include "services/web/guards.h"

using namespace web;

namespace {

http::Request asked(std::initializer_list<std::pair<std::string, std::string>> headers) {
    http::Request request;
    for (auto const& [name, value] : headers) request.headers[name] = value;
    return request;
}

http::Response guarded(http::Response response, bool secure = true) {
    add_security_headers(response, secure);
    return response;
}

}

TEST_CASE("pages show pictures from the files' own address too, and from nowhere else") {
    auto page = http::html("page");
    add_security_headers(page, true, "https://files.samverk.example");
    auto const policy = std::string(page.header("Content-Security-Policy"));
    CHECK(policy.contains("; img-src 'self' https://files.samverk.example;"));
    CHECK(policy.find("https://") == policy.rfind("https://"));
}

TEST_CASE("every reply carries the headers that protect the browser, whatever its status") {
    for (auto const& response :
         {guarded(http::html("page")), guarded(http::html("no", 404)), guarded(http::json("{}")),
          guarded(http::redirect("/sv")), guarded(http::Response{.status = 304})}) {
        CHECK(response.header("X-Content-Type-Options") == "nosniff");
        CHECK(response.header("X-Frame-Options") == "DENY");
        CHECK(response.header("Referrer-Policy") == "strict-origin-when-cross-origin");
        CHECK(response.header("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(response.header("Cross-Origin-Resource-Policy") == "same-origin");
        CHECK(response.header("Strict-Transport-Security") ==
              "max-age=63072000; includeSubDomains");
        auto const policy = response.header("Content-Security-Policy");
        CHECK(policy.starts_with("default-src 'none'"));
        CHECK(policy.contains("frame-ancestors 'none'"));
        CHECK(!policy.contains("unsafe"));
    }
}

TEST_CASE("a page may run our own scripts with Trusted Types; anything else is a sandbox") {
    auto const page = guarded(http::html("page")).header("Content-Security-Policy") == page_policy;
    CHECK(page);
    CHECK(page_policy.contains("require-trusted-types-for 'script'"));
    CHECK(page_policy.contains("base-uri 'none'"));
    CHECK(page_policy.contains("form-action 'self'"));
    auto const file = guarded(http::plain("file"));
    CHECK(file.header("Content-Security-Policy").ends_with("sandbox"));
}

TEST_CASE("HSTS is for https alone, and a reply's own word stands") {
    CHECK(guarded(http::html("x"), false).header("Strict-Transport-Security").empty());
    auto const own = guarded(http::html("x").with("Referrer-Policy", "no-referrer"));
    CHECK(own.header("Referrer-Policy") == "no-referrer");
}

TEST_CASE("a write is ours when the browser says so, or when its origin is this host") {
    CHECK(is_from_our_pages(asked({{"sec-fetch-site", "same-origin"}})));
    for (auto const* other : {"cross-site", "same-site", "none"})
        CHECK(!is_from_our_pages(asked({{"sec-fetch-site", other}})));
    CHECK(is_from_our_pages(
        asked({{"origin", "https://samverk.example"}, {"host", "samverk.example"}})));
    for (auto const* origin :
         {"https://evil.example", "https://samverk.example.evil.example", "null", ""})
        CHECK(!is_from_our_pages(asked({{"origin", origin}, {"host", "samverk.example"}})));
    CHECK(!is_from_our_pages(asked({{"host", "samverk.example"}})));
}

TEST_CASE("a form is this visit's when it carries the token to the last letter") {
    auto const with = [](std::string token) {
        http::Request request;
        request.form.add("form_token", std::move(token));
        return request;
    };
    CHECK(has_form_token(with("abc"), "abc"));
    for (auto const* wrong : {"abd", "ab", "abcd", ""}) CHECK(!has_form_token(with(wrong), "abc"));
    CHECK(!has_form_token(with(""), ""));
    CHECK(!has_form_token(http::Request(), "abc"));
}

TEST_CASE("whoever comes to the proxy by http is led to https; programs and forms are refused") {
    auto request = asked({{"x-forwarded-proto", "http"}});
    request.target = "/sv/needs?page=2";
    request.path = "/sv/needs";
    CHECK(came_by_http(request, true));
    CHECK_FALSE(came_by_http(request, false));
    auto const led = over_to_https(request, "https://samverk.example");
    CHECK(led.status == 308);
    CHECK(led.header("Location") == "https://samverk.example/sv/needs?page=2");
    request.method = http::Method::post;
    CHECK(over_to_https(request, "https://samverk.example").status == 403);
    request.method = http::Method::get;
    request.path = request.target = "/api/v1/needs";
    auto const refused = over_to_https(request, "https://samverk.example");
    CHECK(refused.status == 403);
    CHECK(refused.header("Content-Type") == "application/problem+json");
    // By https, and by a neighbour on the machine who asks whether we are well.
    request.secure = true;
    CHECK_FALSE(came_by_http(request, true));
    CHECK_FALSE(came_by_http(asked({}), true));
}

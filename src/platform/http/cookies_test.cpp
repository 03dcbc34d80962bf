// Cookies: what others set does no harm, what we set keeps its promises.
#include "platform/http/cookies.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace http;

TEST_CASE("cookies are read as browsers send them") {
    auto const cookies = read_cookies(
        "__Host-sid=abc; lang=sv;x=\"quoted\" ; theme=a=b; =nameless; nothing; bad=\xFF; lang=en");
    CHECK(cookies.find("__Host-sid") == "abc");
    CHECK(cookies.find("lang") == "sv");
    CHECK(cookies.all("lang").size() == 2);
    CHECK(cookies.find("x") == "quoted");
    CHECK(cookies.find("theme") == "a=b");
    CHECK_FALSE(cookies.has(""));
    CHECK_FALSE(cookies.has("nothing"));
    CHECK_FALSE(cookies.has("bad"));
}

TEST_CASE("a session's cookie is closed to scripts and to other sites unless said otherwise") {
    CHECK(set_cookie({.name = "__Host-sid", .value = "abc"}) ==
          "__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
    CHECK(set_cookie({.name = "lang",
                      .value = "sv",
                      .http_only = false,
                      .secure = false,
                      .same_site = SameSite::strict,
                      .max_age = std::chrono::hours(1)}) ==
          "lang=sv; Path=/; Max-Age=3600; SameSite=Strict");
    CHECK(set_cookie({.name = "sid", .value = "", .max_age = std::chrono::seconds(0)}) ==
          "sid=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
}

TEST_CASE("nothing can be smuggled into a cookie") {
    for (auto const value : {"a; Domain=evil.example", "a\r\nSet-Cookie: b=c", "a b", "a,b", "a\"b",
                             "a\\b", "\xC3\xA5"}) {
        CAPTURE(value);
        CHECK_THROWS_AS(set_cookie({.name = "a", .value = value}), std::invalid_argument);
        CHECK_THROWS_AS(set_cookie({.name = value, .value = "a"}), std::invalid_argument);
    }
    CHECK_THROWS_AS(set_cookie({.name = "", .value = "a"}), std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "a", .value = "b", .path = "/; Domain=x"}),
                    std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "a", .value = "b", .path = "relative"}),
                    std::invalid_argument);
}

TEST_CASE("a name's prefix must be true") {
    CHECK_THROWS_AS(set_cookie({.name = "__Host-sid", .value = "a", .secure = false}),
                    std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "__Host-sid", .value = "a", .path = "/admin"}),
                    std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "__Secure-sid", .value = "a", .secure = false}),
                    std::invalid_argument);
}

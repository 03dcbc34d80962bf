// Sites that may frame, and own host names.
#include <doctest/doctest.h>

#include "app/face/hosts.h"
#include "app/face/origins.h"

using namespace face;

TEST_CASE("an address of a site becomes its origin") {
    CHECK(origin_of(" https://WWW.Sampelby.example/sida?x=1 ") == "https://www.sampelby.example");
    CHECK(origin_of("https://sampelby.example:8443") == "https://sampelby.example:8443");
}

TEST_CASE("what could open the frame to others, or write into the header, is refused") {
    for (auto const* wrong :
         {"", "*", "https://*", "https://*.example", "http://sampelby.example", "sampelby.example",
          "'self'", "https://", "https://a b.example", "https://a.example;script-src",
          "https://a.example\r\nX: y", "https://127.0.0.1", "https://localhost",
          "https://a.example:", "https://a.example:x", "https://user@a.example",
          "https://a..example", "data:", "https://\xC3\xA5.example"})
        CHECK_MESSAGE(!origin_of(wrong), wrong);
}

TEST_CASE("the policy lets nothing run, and nobody frame when nobody is listed") {
    CHECK(embed_policy({}).ends_with("frame-ancestors 'none'"));
    auto const policy = embed_policy({"https://a.example", "https://b.example"});
    CHECK(policy.ends_with("frame-ancestors https://a.example https://b.example"));
    CHECK(!policy.contains("script"));
}

TEST_CASE("hosts are compared without port, capitals and a point at the end") {
    CHECK(host_alone("Behov.Sampelby.Example:8080") == "behov.sampelby.example");
    CHECK(host_alone("behov.sampelby.example.") == "behov.sampelby.example");
    CHECK(host_alone("[::1]:80") == "[::1]");
    auto const hosts = own_hosts({" Behov.a.example = 212000-1234 ", "nonsense"});
    REQUIRE(hosts.size() == 1);
    CHECK(hosts[0].host == "behov.a.example");
    CHECK(hosts[0].who == "212000-1234");
}

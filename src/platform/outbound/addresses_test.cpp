// Which addresses are the public internet.
#include "platform/outbound/addresses.h"

#include <doctest/doctest.h>

using outbound::is_public;

namespace {

bool is_public_text(char const* text) {
    auto const address = http::Address::parse(text);
    REQUIRE(address);
    return is_public(*address);
}

}

TEST_CASE("what is not of the public internet is told, in IPv4") {
    for (auto text :
         {"0.0.0.0",         "0.1.2.3",        "10.0.0.1",        "10.255.255.255",  "100.64.0.1",
          "100.127.255.255", "127.0.0.1",      "127.255.255.254", "169.254.169.254", "172.16.0.1",
          "172.31.255.255",  "192.0.0.1",      "192.0.2.1",       "192.88.99.1",     "192.168.0.1",
          "198.18.0.1",      "198.19.255.255", "198.51.100.1",    "203.0.113.1",     "224.0.0.1",
          "239.255.255.255", "240.0.0.1",      "255.255.255.255"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(is_public_text(text));
    }
}

TEST_CASE("what is not of the public internet is told, in IPv6 and in IPv4 within it") {
    for (auto text : {"::",
                      "::1",
                      "::127.0.0.1",
                      "::8.8.8.8",
                      "::ffff:127.0.0.1",
                      "::ffff:a9fe:a9fe",
                      "::ffff:10.0.0.1",
                      "::ffff:0:127.0.0.1",
                      "64:ff9b::7f00:1",
                      "64:ff9b::808:808",
                      "64:ff9b:1::1",
                      "100::1",
                      "2001::1",
                      "2001:0:7f00:1::",
                      "2001:20::1",
                      "2001:db8::1",
                      "2002:7f00:1::",
                      "2002:808:808::1",
                      "3fff::1",
                      "5f00::1",
                      "fc00::1",
                      "fd12:3456::1",
                      "fe80::1",
                      "fec0::1",
                      "ff02::1"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(is_public_text(text));
    }
}

TEST_CASE("the public internet's own addresses pass, also right beside the others") {
    for (auto text : {"1.1.1.1",           "8.8.8.8",        "9.255.255.255",
                      "11.0.0.0",          "100.63.255.255", "100.128.0.0",
                      "126.255.255.255",   "128.0.0.0",      "169.253.255.255",
                      "172.15.255.255",    "172.32.0.0",     "192.167.255.255",
                      "198.17.255.255",    "198.20.0.0",     "223.255.255.255",
                      "::ffff:8.8.8.8",    "2001:200::1",    "2001:4860:4860::8888",
                      "2a00:1450:400f::1", "2003::1"}) {
        CAPTURE(std::string(text));
        CHECK(is_public_text(text));
    }
}

TEST_CASE("addresses written as numbers are read by the system as well") {
    for (auto text : {"127.0.0.1", "127.1", "0x7f.1", "2130706433", "017700000001", "::1"}) {
        CAPTURE(std::string(text));
        auto const found = outbound::resolve_by_system(text);
        REQUIRE(found);
        for (auto const& address : *found) CHECK_FALSE(is_public(address));
    }
}

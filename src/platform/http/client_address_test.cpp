// Who is asking: nobody is believed who was not configured.
#include "platform/http/client_address.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/http/connection_counts.h"
#include "platform/http/request_maker.h"

using namespace http;

namespace {

Address address(std::string_view text) {
    auto const read = Address::parse(text);
    REQUIRE(read);
    return *read;
}

Request made(std::string_view block, Proxies const& proxies, std::string const& peer) {
    Head head;
    REQUIRE_FALSE(guard(block, {}, head));
    RequestMaker maker(proxies);
    maker.make(head, address(peer), peer);
    return maker.take();
}

}

TEST_CASE("addresses are read and written in one form") {
    CHECK(address("192.0.2.1").text() == "192.0.2.1");
    CHECK(address("::ffff:192.0.2.1").text() == "192.0.2.1");
    CHECK(address("2001:DB8:0::1").text() == "2001:db8::1");
    CHECK(address("127.9.9.9").is_loopback());
    CHECK(address("::1").is_loopback());
    CHECK_FALSE(address("::2").is_loopback());
    CHECK(address("2001:db8:1:2:3::").client() == address("2001:db8:1:2::").client());
    CHECK(address("192.0.2.1").client() != address("192.0.2.2").client());
    for (auto const text : {"", "localhost", "1.2.3", "0x7f.1", "256.1.1.1", "::1::", "1.2.3.4 "})
        CHECK_FALSE(Address::parse(text));
}

TEST_CASE("the client is the right-most address that is not a proxy of ours") {
    Proxies const proxies({"10.0.0.0/8", "2001:db8::7"});
    auto const peer = address("10.1.2.3");
    CHECK(proxies.client(peer, "198.51.100.9, 192.0.2.1").text() == "192.0.2.1");
    CHECK(proxies.client(peer, "192.0.2.1, 10.9.9.9,2001:db8::7").text() == "192.0.2.1");
    CHECK(proxies.client(peer, "192.0.2.1:4711").text() == "192.0.2.1");
    CHECK(proxies.client(peer, "[2001:db8::9]:80").text() == "2001:db8::9");
    CHECK(proxies.client(peer, "192.0.2.1, unknown").text() == "10.1.2.3");
    CHECK(proxies.client(peer, "").text() == "10.1.2.3");
    CHECK(proxies.client(address("192.0.2.7"), "192.0.2.1").text() == "192.0.2.7");
}

TEST_CASE("a proxy that is not an address is a mistake in the settings") {
    for (auto const text :
         {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "2001:db8::/129"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(Proxies({text}), std::invalid_argument);
    }
}

TEST_CASE("what only a proxy may say is left out when anyone else says it") {
    std::string const block =
        "GET /a HTTP/1.1\r\nHost: a\r\n"
        "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n"
        "Forwarded: for=192.0.2.1\r\nX-Real-IP: 192.0.2.1\r\n"
        "X-User: admin\r\nX-Remote-User: admin\r\nRemote-User: admin\r\n\r\n";
    auto const direct = made(block, Proxies(), "198.51.100.1");
    CHECK(direct.remote_address == "198.51.100.1");
    CHECK_FALSE(direct.secure);
    CHECK(direct.headers.size() == 1);
    auto const proxied = made(block, Proxies({"198.51.100.1"}), "198.51.100.1");
    CHECK(proxied.remote_address == "192.0.2.1");
    CHECK(proxied.secure);
    CHECK_FALSE(proxied.headers.contains("x-user"));
    CHECK_FALSE(proxied.headers.contains("remote-user"));
}

TEST_CASE("a request is made of its head, and nothing remains for the next one") {
    Proxies const proxies;
    RequestMaker maker(proxies);
    Head head;
    auto const peer = address("192.0.2.1");
    REQUIRE_FALSE(
        guard("GET /a%20b?c=d HTTP/1.1\r\nHost: a\r\nX-One: 1\r\n"
              "x-one: 2\r\nCookie: a=b\r\nCookie: c=d\r\n\r\n",
              {}, head));
    auto const& first = maker.make(head, peer, "192.0.2.1");
    CHECK(first.target == "/a%20b?c=d");
    CHECK(first.path == "/a b");
    CHECK(first.query.text("c") == "d");
    CHECK(first.header("x-one") == "1, 2");
    CHECK(first.cookies.find("c") == "d");
    REQUIRE_FALSE(guard("HEAD / HTTP/1.1\r\nHost: b\r\nX-Two: 3\r\n\r\n", {}, head));
    auto const second = maker.make(head, peer, "192.0.2.1");
    CHECK(second.method == Method::head);
    CHECK(second.path == "/");
    CHECK(second.headers ==
          std::map<std::string, std::string, std::less<>>{{"host", "b"}, {"x-two", "3"}});
    CHECK(second.query.list().empty());
    CHECK(second.cookies.list().empty());
}

TEST_CASE("connections are counted in all and per client, loopback and proxies apart") {
    ConnectionCounts counts(5, 2, Proxies({"10.0.0.1"}));
    auto const client = address("2001:db8::1"), neighbour = address("2001:db8::2"),
               other = address("2001:db8:0:1::1");
    CHECK(counts.enter(client));
    CHECK(counts.enter(neighbour));
    CHECK_FALSE(counts.enter(client));
    CHECK(counts.enter(other));
    CHECK(counts.enter(address("10.0.0.1")));
    CHECK(counts.enter(address("127.0.0.1")));
    CHECK_FALSE(counts.enter(address("127.0.0.1")));
    CHECK(counts.total() == 5);
    counts.leave(neighbour);
    counts.leave(address("127.0.0.1"));
    CHECK(counts.enter(client));
    CHECK(counts.total() == 4);
}

// The framing guard: what it lets through, what it refuses, and that it never reads past the head.
#include "platform/http/guard.h"

#include <doctest/doctest.h>

#include "platform/http/smuggling.h"

using namespace http;

namespace {

/// The status with which a request's first bytes are refused, or 0 when the head is accepted.
int verdict(std::string_view bytes, GuardRules const& rules = {}) {
    std::size_t looked_at = 0;
    auto const end = find_head_end(bytes, looked_at);
    if (end.broken) return 400;
    REQUIRE_MESSAGE(end.size > 0, "no end of the head in ", bytes);
    Head head;
    auto const refused = guard(bytes.substr(0, end.size), rules, head);
    return refused ? refused->status : 0;
}

Head accepted(std::string_view block, GuardRules const& rules = {}) {
    Head head;
    auto const refused = guard(block, rules, head);
    REQUIRE_MESSAGE(!refused, std::string(refused ? refused->why : ""));
    return head;
}

}

TEST_CASE("every request that could be split in two ways is refused") {
    for (auto const& request : smuggled_heads()) {
        CAPTURE(request.name);
        CAPTURE(request.bytes);
        CHECK(verdict(request.bytes) == request.status);
    }
}

TEST_CASE("an ordinary request to read passes with its parts") {
    auto const head =
        accepted("GET /a/b?c=d HTTP/1.1\r\nHost: samverk.example:8080\r\nX-Y:\t z \r\n\r\n");
    CHECK(head.method == Method::get);
    CHECK(head.target == "/a/b?c=d");
    CHECK(head.framing == Framing::none);
    CHECK(head.keep_alive);
    REQUIRE(head.lines.size() == 2);
    CHECK(head.lines[1].name == "X-Y");
    CHECK(head.lines[1].value == "z");
}

TEST_CASE("a body is framed by its length or by its chunks") {
    auto const measured = accepted(post_with("Content-Length: 5", ""));
    CHECK(measured.framing == Framing::length);
    CHECK(measured.content_length == 5);
    CHECK(accepted(post_with("Transfer-Encoding: chunked", "")).framing == Framing::chunked);
    CHECK(accepted(post_with("Content-Length: 0", "")).framing == Framing::none);
    CHECK(accepted(get_with("Host: a\r\nContent-Length: 0")).framing == Framing::none);
    CHECK(accepted(post_with("Content-Length: 5\r\nExpect: 100-Continue", "")).expects_continue);
}

TEST_CASE("nothing of an earlier request remains in the next one") {
    Head head;
    REQUIRE_FALSE(guard(
        post_with("Content-Length: 5\r\nExpect: 100-continue\r\nConnection: close", ""), {}, head));
    REQUIRE_FALSE(guard("GET / HTTP/1.1\r\nHost: a\r\n\r\n", {}, head));
    CHECK(head.framing == Framing::none);
    CHECK(head.content_length == 0);
    CHECK_FALSE(head.expects_continue);
    CHECK(head.keep_alive);
    CHECK(head.lines.size() == 1);
}

TEST_CASE("the client says when it goes; HTTP/1.0 always goes") {
    CHECK_FALSE(accepted(get_with("Host: a\r\nConnection: close")).keep_alive);
    CHECK_FALSE(accepted(get_with("Host: a\r\nConnection: x, Close")).keep_alive);
    CHECK(accepted(get_with("Host: a\r\nConnection: keep-alive, upgrade\r\nUpgrade: h2c"))
              .keep_alive);
    CHECK_FALSE(accepted("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST_CASE("only the hosts that are served are accepted, whatever their port and spelling") {
    GuardRules const rules{.host_names = {"samverk.example", "[2001:db8::1]"}};
    CHECK(verdict(get_with("Host: SAMVERK.example:8443"), rules) == 0);
    CHECK(verdict(get_with("Host: [2001:DB8::1]:80"), rules) == 0);
    CHECK(verdict(get_with("Host: samverk.example.evil.example"), rules) == 421);
    CHECK(verdict(get_with("Host: 127.0.0.1"), rules) == 421);
    CHECK(verdict(get_with("Host: under_score.example")) == 0);
}

TEST_CASE("too many headers are refused, as many as allowed are not") {
    std::string lines = "Host: a";
    for (int i = 0; i < 4; ++i) lines += "\r\nX: y";
    CHECK(verdict(get_with(lines), {.header_count_limit = 5}) == 0);
    CHECK(verdict(get_with(lines), {.header_count_limit = 4}) == 431);
}

TEST_CASE("the end of a head is found however the bytes are cut") {
    std::string const bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    std::size_t looked_at = 0;
    for (std::size_t size = 1; size < bytes.size() - 4; ++size) {
        auto const end = find_head_end(std::string_view(bytes).substr(0, size), looked_at);
        CHECK_FALSE(end.broken);
        CHECK(end.size == 0);
    }
    CHECK(find_head_end(bytes, looked_at).size == bytes.size() - 4);
}

TEST_CASE("a block that is not exactly one head is refused, whoever cut it") {
    Head head;
    CHECK(guard("", {}, head));
    CHECK(guard("\r\n", {}, head));
    CHECK(guard("GET / HTTP/1.1\r\nHost: a\r\n", {}, head));
    CHECK(guard("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", {}, head));
}

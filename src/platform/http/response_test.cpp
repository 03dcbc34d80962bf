// Replies: what they say, where they point, and that no value can break out of its header.
#include "platform/http/response.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/http/reply_head.h"
#include "platform/http/server.h"

using namespace http;

namespace {

std::string location(std::string_view path) {
    return std::string(redirect(path).header("Location"));
}

}

TEST_CASE("each kind of reply names its type and character set") {
    CHECK(html("x").header("content-type") == "text/html; charset=utf-8");
    CHECK(json("{}", 201).header("Content-Type") == "application/json; charset=utf-8");
    CHECK(plain("x", 404).header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(json("{}", 201).status == 201);
}

TEST_CASE("a redirect stays on this site") {
    CHECK(location("/projekt/1?a=b&c=%20#d") == "/projekt/1?a=b&c=%20#d");
    CHECK(location("/") == "/");
    CHECK(location("/vård och skola") == "/v%C3%A5rd%20och%20skola");
    for (std::string_view const path :
         {"", "projekt", "//evil.example", "/\\evil.example", "\\\\evil.example",
          "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "/\r\nSet-Cookie: a=b",
          "/a\\b", " /a"}) {
        CAPTURE(path);
        CHECK(location(path) == "/");
    }
    CHECK(redirect("/a").status == 303);
    CHECK(moved("/a").status == 308);
    CHECK(moved("//a").header("Location") == "/");
}

TEST_CASE("a download's name survives, also for programs that read only ASCII") {
    CHECK(attachment("rapport.pdf") == "attachment; filename=\"rapport.pdf\"");
    CHECK(attachment("Vård 100 %.csv") ==
          "attachment; filename=\"V_rd 100 _.csv\"; filename*=UTF-8''V%C3%A5rd%20100%20%25.csv");
    CHECK(attachment("a\"; x=\"b") ==
          "attachment; filename=\"a_; x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b");
    CHECK(attachment("a\r\nX: y") ==
          "attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y");
    CHECK(attachment("../x") == "attachment; filename=\".._x\"; filename*=UTF-8''..%2Fx");
    CHECK(attachment("") == "attachment; filename=\"file\"");
    CHECK(attachment(std::string(199, 'a') + "å")
              .starts_with("attachment; filename=\"" + std::string(199, 'a') + "\""));
}

TEST_CASE("no header can carry a line break") {
    Response response;
    CHECK_THROWS_AS(response.with("X", "a\r\nSet-Cookie: b=c"), std::invalid_argument);
    CHECK_THROWS_AS(response.with("X", "a\nb"), std::invalid_argument);
    CHECK_THROWS_AS(response.with("X", std::string("a\0b", 3)), std::invalid_argument);
    CHECK_THROWS_AS(response.with("X: y\r\nZ", "a"), std::invalid_argument);
    CHECK_THROWS_AS(response.with("", "a"), std::invalid_argument);
    CHECK(response.headers.empty());
    response.headers.emplace_back("X", "a\r\nb");
    CHECK_THROWS_AS(prepared(response), std::invalid_argument);
}

TEST_CASE("the program cannot say where a reply ends") {
    for (auto const name :
         {"Content-Length", "transfer-encoding", "Connection", "Keep-Alive", "Date", "Trailer"})
        CHECK_THROWS_AS(prepared(Response().with(name, "5")), std::invalid_argument);
    CHECK_THROWS_AS(prepared({.status = 100}), std::invalid_argument);
    CHECK_THROWS_AS(prepared({.status = 600}), std::invalid_argument);
    CHECK_THROWS_AS(prepared({.more = [](std::string&) { return false; }}), std::invalid_argument);
}

TEST_CASE("a prepared reply is the bytes to send, and knows its head") {
    auto const ready = prepared(plain("hej").with("X-Y", "z"));
    CHECK(ready.bytes ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
          "X-Y: z\r\nContent-Length: 3\r\n\r\nhej");
    CHECK(ready.bytes.substr(ready.head_size) == "hej");
    auto const unchanged =
        prepared({.status = 304, .headers = {{"ETag", "\"a\""}}, .body = "not sent"});
    CHECK(unchanged.bytes == "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
    CHECK(unchanged.head_size == unchanged.bytes.size());
    CHECK(prepared({.status = 204}).bytes == "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("the last header of a name counts") {
    auto const response = Response().with("A", "1").with("a", "2");
    CHECK(response.header("A") == "2");
    CHECK(response.header("B").empty());
    CHECK(reason(507) == "Insufficient Storage");
    CHECK_THROWS_AS(found(std::optional<int>()), NotFound);
}

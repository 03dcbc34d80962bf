// A line of the log is one line, whatever somebody sends.
#include <doctest/doctest.h>

#include <algorithm>

#include "platform/json/value.h"
#include "platform/logging/log.h"

using namespace logging;

TEST_CASE("nobody can write a line of the log for us") {
    for (std::string const value : {"/a\n{\"event\":\"signed_in\"}", "/a\r\nx", "/\x1b[2Jx",
                                    "/\"}\\", "/\xff\xfe", "/\u2028x"}) {
        auto const line = line_of({}, Level::error, "request_failed", {{"path", value}});
        CAPTURE(line);
        CHECK(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
        auto const read = json::parse(line);
        REQUIRE(read);
        CHECK(read->at("event").text() == "request_failed");
        CHECK(!read->at("path").text().empty());
    }
}

TEST_CASE("a line says when, how grave and what") {
    CHECK(line_of({}, Level::warning, "slow", {{"part", "search"}}) ==
          R"({"time":"1970-01-01T00:00:00Z","level":"warning","event":"slow","part":"search"})");
}

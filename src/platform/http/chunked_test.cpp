// Chunked bodies: the same whatever the pieces, and nothing that is almost right.
#include "platform/http/chunked.h"

#include <doctest/doctest.h>

#include <optional>

#include "platform/http/smuggling.h"

using namespace http;

namespace {

/// The body, when it ended; `rest` is what was not read.
std::optional<std::string> read(std::string_view bytes, std::size_t piece,
                                std::string* rest = nullptr) {
    ChunkedReader reader;
    std::string body;
    while (!bytes.empty() && reader.state() == ChunkedReader::State::reading) {
        auto const step = reader.step(bytes.substr(0, piece));
        REQUIRE(step.used > 0);
        body += step.content;
        bytes.remove_prefix(step.used);
    }
    if (rest) *rest = bytes;
    return reader.state() == ChunkedReader::State::done ? std::optional(body) : std::nullopt;
}

}

TEST_CASE("chunks make the same body however they are cut into pieces") {
    std::string const bytes =
        "5\r\nhello\r\nB;name=\"value\"\r\n, world and\r\n00001\r\n!\r\n"
        "0\r\nChecksum: abc\r\nX:\r\n\r\nGET /";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        std::string rest;
        CHECK(read(bytes, piece, &rest) == "hello, world and!");
        CHECK(rest == "GET /");
    }
}

TEST_CASE("chunks that are almost right are refused, however they are cut") {
    for (auto const& request : smuggled_by_chunks()) {
        auto const body = request.bytes.substr(request.bytes.find("\r\n\r\n") + 4);
        CAPTURE(body);
        for (std::size_t const piece : {std::size_t{1}, body.size()})
            CHECK_FALSE(read(body + "GET /canary HTTP/1.1\r\n\r\n", piece));
    }
}

TEST_CASE("endless sizes, extensions and trailers are refused") {
    CHECK_FALSE(read("5;" + std::string(2'000, 'a') + "\r\nhello\r\n0\r\n\r\n", 4'096));
    std::string trailers = "0\r\n";
    for (int i = 0; i < 1'000; ++i) trailers += "X-Trailer: value\r\n";
    CHECK_FALSE(read(trailers + "\r\n", 4'096));
}

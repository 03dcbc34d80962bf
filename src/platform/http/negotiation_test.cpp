// What the client can read, would rather read, and has already.
#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

#include <array>

#include "platform/http/accept.h"
#include "platform/http/compression.h"
#include "platform/http/conditional.h"

using namespace http;

namespace {

std::string unzipped(std::string_view packed) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string result(8'000'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    result.resize(stream.total_out);
    inflateEnd(&stream);
    return result;
}

std::string unbrotlied(std::string_view packed) {
    std::string result(8'000'000, '\0');
    std::size_t size = result.size();
    CHECK(BrotliDecoderDecompress(
              packed.size(), reinterpret_cast<std::uint8_t const*>(packed.data()), &size,
              reinterpret_cast<std::uint8_t*>(result.data())) == BROTLI_DECODER_RESULT_SUCCESS);
    result.resize(size);
    return result;
}

std::string long_text(std::size_t size = 100'000) {
    std::string text;
    for (int i = 0; text.size() < size; ++i)
        text += "Rad " + std::to_string(i * i) + " om välfärdsteknik.\n";
    return text;
}

Request asking(std::string name, std::string value) {
    Request request;
    request.headers[std::move(name)] = std::move(value);
    return request;
}

}

TEST_CASE("the smallest encoding that the client can read is chosen") {
    CHECK(preferred_encoding("gzip, deflate, br") == Encoding::brotli);
    CHECK(preferred_encoding("gzip;q=1.0, br;q=0.5") == Encoding::gzip);
    CHECK(preferred_encoding("GZIP") == Encoding::gzip);
    CHECK(preferred_encoding("br;q=0, gzip") == Encoding::gzip);
    CHECK(preferred_encoding("br;q=0.000, gzip;q=0") == Encoding::identity);
    CHECK(preferred_encoding("*") == Encoding::brotli);
    CHECK(preferred_encoding("*;q=0.5, br;q=0") == Encoding::gzip);
    for (auto const none : {"", "identity", "deflate", "br;q=2", "br;q=x", ",,,", "gzip;level=9"}) {
        CAPTURE(none);
        CHECK(preferred_encoding(none) == Encoding::identity);
    }
}

TEST_CASE("the language that the reader wants most is chosen among those there are") {
    std::string_view const offered[] = {"sv", "en", "nb"};
    CHECK(preferred_language("en-GB,en;q=0.9,sv;q=0.8", offered) == "en");
    CHECK(preferred_language("fi, sv-FI;q=0.8, en;q=0.7", offered) == "sv");
    CHECK(preferred_language("nn-NO, no;q=0.9, en;q=0.5", offered) == "nb");
    CHECK(preferred_language("en;q=0.3, nb;q=0.4", offered) == "nb");
    CHECK(preferred_language("*", offered) == "sv");
    CHECK(preferred_language("fi, *;q=0.1", offered) == "sv");
    CHECK(preferred_language("sve, de", offered).empty());
    CHECK(preferred_language("sv;q=0", offered).empty());
    CHECK(preferred_language("", offered).empty());
}

TEST_CASE("a packed body unpacks to itself, whole and in pieces") {
    for (auto const& body : {std::string(), std::string("x"), long_text()}) {
        for (auto const effort : {Effort::quick, Effort::thorough}) {
            CHECK(unzipped(compressed(body, Encoding::gzip, effort)) == body);
            CHECK(unbrotlied(compressed(body, Encoding::brotli, effort)) == body);
        }
        CHECK(compressed(body, Encoding::identity) == body);
    }
    CHECK(compressed(long_text(), Encoding::brotli).size() < long_text().size() / 4);
}

TEST_CASE("texts of some size are worth packing") {
    CHECK(is_worth_compressing("text/html; charset=utf-8", 1'000));
    CHECK(is_worth_compressing("application/problem+json", 5'000));
    CHECK(is_worth_compressing("image/svg+xml", 5'000));
    CHECK_FALSE(is_worth_compressing("text/html", 999));
    CHECK_FALSE(is_worth_compressing("image/png", 100'000));
    CHECK_FALSE(is_worth_compressing("application/zip", 100'000));
    CHECK_FALSE(is_worth_compressing("", 100'000));
}

TEST_CASE("a reply is packed for who can read it and says that it varies") {
    auto response = html(long_text()).with("ETag", "\"abc\"").with("Vary", "Cookie");
    compress(asking("accept-encoding", "br"), response);
    CHECK(response.header("Content-Encoding") == "br");
    CHECK(response.header("ETag") == "\"abc-br\"");
    CHECK(response.header("Vary") == "Cookie, Accept-Encoding");
    CHECK(unbrotlied(response.body) == long_text());

    auto plain_one = html(long_text());
    compress({}, plain_one);
    CHECK(plain_one.body == long_text());
    CHECK(plain_one.header("Vary") == "Accept-Encoding");
    CHECK(plain_one.header("Content-Encoding").empty());
}

TEST_CASE("what is packed already, partial or not to be touched stays as it is") {
    for (auto const& given :
         {html(long_text()).with("Content-Encoding", "gzip"), html(long_text(), 206),
          html(long_text()).with("Cache-Control", "no-transform"), html("short")}) {
        auto response = given;
        compress(asking("accept-encoding", "br"), response);
        CHECK(response.body == given.body);
        CHECK(response.headers == given.headers);
    }
}

TEST_CASE("a stream is packed while it is made") {
    int left = 2'000;
    Response response = plain("");
    response.more = [&left](std::string& chunk) {
        chunk += "rad " + std::to_string(left) + "\n";
        return --left > 0;
    };
    compress(asking("accept-encoding", "gzip"), response);
    std::string packed;
    while (response.more(packed)) {}
    auto const text = unzipped(packed);
    CHECK(text.starts_with("rad 2000\nrad 1999\n"));
    CHECK(text.ends_with("rad 2\nrad 1\n"));
}

TEST_CASE("what the client has already is not sent again") {
    auto response = html(long_text())
                        .with("Cache-Control", "private")
                        .with("Strict-Transport-Security", "max-age=1");
    answer_if_unchanged({}, response);
    auto const tag = std::string(response.header("ETag"));
    CHECK(tag == etag(long_text()));
    CHECK(response.status == 200);

    auto again = html(long_text())
                     .with("Cache-Control", "private")
                     .with("Strict-Transport-Security", "max-age=1");
    answer_if_unchanged(asking("if-none-match", "\"other\", W/" + tag), again);
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.header("Cache-Control") == "private");
    CHECK(again.header("Strict-Transport-Security") == "max-age=1");
    CHECK(again.header("Vary") == "Accept-Encoding");
    CHECK(again.header("Content-Type").empty());

    auto changed = html(long_text() + "!");
    answer_if_unchanged(asking("if-none-match", tag), changed);
    CHECK(changed.status == 200);
}

TEST_CASE("the packed form of a page is known again") {
    auto response = html(long_text());
    answer_if_unchanged({}, response);
    compress(asking("accept-encoding", "br"), response);
    auto const packed_tag = std::string(response.header("ETag"));
    REQUIRE(packed_tag.ends_with("-br\""));
    auto again = html(long_text());
    answer_if_unchanged(asking("if-none-match", packed_tag), again);
    CHECK(again.status == 304);
    CHECK(again.header("ETag") == packed_tag);
    CHECK(again.header("Vary") == "Accept-Encoding");
}

TEST_CASE("only whole, successful reads get a tag") {
    auto failed = html("x", 404);
    answer_if_unchanged({}, failed);
    CHECK(failed.header("ETag").empty());
    Request post{.method = Method::post};
    post.headers["if-none-match"] = "*";
    auto written = html("x");
    answer_if_unchanged(post, written);
    CHECK(written.status == 200);
    Response stream{.more = [](std::string&) { return false; }};
    answer_if_unchanged({}, stream);
    CHECK(stream.header("ETag").empty());
}

TEST_CASE("who writes says which version was seen, by strong tags only") {
    auto const seen = if_match(asking("if-match", "\"6\", \"7-gz\""));
    REQUIRE(seen);
    CHECK(seen->has_strong("\"6\""));
    CHECK(seen->has_strong("\"7\""));
    CHECK_FALSE(seen->has_strong("\"8\""));
    CHECK_FALSE(seen->has_strong("W/\"6\""));
    CHECK_FALSE(if_match(asking("if-match", "W/\"6\""))->has_strong("\"6\""));
    CHECK(if_match(asking("if-match", "W/\"6\""))->has_weak("\"6\""));
    CHECK(if_match(asking("if-match", "*"))->has_strong("\"6\""));
    CHECK_FALSE(if_match({}));
    for (auto const bad : {"", "6", "\"6", "\"6\" \"7\"", "\"6\",,x", "w/\"6\"", "\"a b\""}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(if_match(asking("if-match", bad)), BadRequest);
    }
}

TEST_CASE("equal bytes have equal tags, others do not") {
    CHECK(etag("a") == etag("a"));
    CHECK(etag("a") != etag("b"));
    CHECK(etag("").size() == 34);
    CHECK(weak_etag("7") == "W/\"7\"");
    CHECK_THROWS(weak_etag("7\""));
}

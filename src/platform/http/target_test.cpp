// Addresses: one canonical form, decoded once.
#include "platform/http/target.h"

#include <doctest/doctest.h>

#include "platform/http/percent.h"
#include "platform/http/response.h"

using namespace http;

namespace {

std::string path_of(std::string_view encoded) {
    std::string path;
    read_path(encoded, path);
    return path;
}

std::string many_fields(std::size_t count) {
    std::string query;
    for (std::size_t i = 0; i < count; ++i) query += "f=1&";
    return query;
}

}

TEST_CASE("a path is decoded once") {
    CHECK(path_of("/") == "/");
    CHECK(path_of("/projekt/v%C3%A5rd%20och+omsorg") == "/projekt/vård och+omsorg");
    CHECK(path_of("/a/") == "/a/");
    CHECK(path_of("/a.b/..c/...") == "/a.b/..c/...");
    CHECK(path_of("/100%25") == "/100%");
}

TEST_CASE("a path that could mean two things is refused") {
    for (std::string_view const path : {"",
                                        "a",
                                        "//",
                                        "//evil.example",
                                        "/a//b",
                                        "/.",
                                        "/..",
                                        "/a/./b",
                                        "/a/../b",
                                        "/a/..",
                                        "/%2e%2e/b",
                                        "/.%2E/b",
                                        "/%252e%252e/b",
                                        "/a%25%32%65",
                                        "/a%2Fb",
                                        "/a%2fb",
                                        "/a\\b",
                                        "/a%5Cb",
                                        "/a%00b",
                                        "/a%0Ab",
                                        "/a%7Fb",
                                        "/%C0%AE",
                                        "/%E5",
                                        "/%ED%A0%80",
                                        "/%F5%80%80%80",
                                        "/a%",
                                        "/a%4",
                                        "/a%zz",
                                        "/a%c3"}) {
        CAPTURE(path);
        CHECK_THROWS_AS(path_of(path), BadRequest);
    }
}

TEST_CASE("a query becomes fields in their order, decoded and in NFC") {
    auto const fields =
        urlencoded("q=v%C3%A5rd+och%20skola&sdg=3&sdg=11&&empty=&flag&a%CC%8A=a%CC%8A");
    CHECK(fields.text("q") == "vård och skola");
    CHECK(fields.all("sdg") == std::vector<std::string_view>{"3", "11"});
    CHECK(fields.find("empty") == "");
    CHECK(fields.has("flag"));
    CHECK_FALSE(fields.has("absent"));
    CHECK(fields.find("å") == "å");
    CHECK(urlencoded("text=%C2%A0+hej%0A").text("text") == "hej");
    CHECK(urlencoded("text=+hej").find("text") == " hej");
}

TEST_CASE("ten thousand filters are refused with a reason, a thousand are not") {
    CHECK(urlencoded(many_fields(1'000)).list().size() == 1'000);
    CHECK_THROWS_AS(urlencoded(many_fields(1'001)), BadRequest);
    try {
        urlencoded(many_fields(10'000));
    } catch (BadRequest const& bad) { CHECK(bad.why == "more than 1000 fields"); }
}

TEST_CASE("fields that are not text are refused") {
    for (std::string_view const query :
         {"q=%FF", "q=%C0%80", "q=%00", "q=%", "q=%1", "q=%gg", "%FF=1", "q=\xE5"}) {
        CAPTURE(query);
        CHECK_THROWS_AS(urlencoded(query), BadRequest);
    }
    CHECK_THROWS_AS(urlencoded(std::string(201, 'n') + "=1"), BadRequest);
    CHECK(urlencoded(std::string(200, 'n') + "=1").list().size() == 1);
}

TEST_CASE("a query that is written reads the same again") {
    Fields fields;
    fields.add("q", "vård & omsorg = 100 %+");
    fields.add("sdg", "3");
    fields.add("sdg", "11");
    CHECK(query_string(fields) == "q=v%C3%A5rd%20%26%20omsorg%20%3D%20100%20%25%2B&sdg=3&sdg=11");
    CHECK(urlencoded(query_string(fields)).list() == fields.list());
    CHECK(query_string({}).empty());
}

TEST_CASE("a form can say which of its fields may come twice") {
    auto const fields = urlencoded("title=a&tag=x&tag=y&role=reader&role=admin");
    std::string_view const may_repeat[] = {"tag"};
    CHECK(fields.repeated(may_repeat) == "role");
    CHECK_FALSE(urlencoded("title=a&tag=x&tag=y").repeated(may_repeat));
    CHECK_FALSE(Fields().repeated());
}

TEST_CASE("percent-encoding gives back every byte") {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    CHECK(percent_decoded(percent_encoded(bytes)) == bytes);
    CHECK(percent_decoded("a+b%2B", Plus::space) == "a b+");
}

// Feeds are read by strict programs: one bad character and the whole feed is refused.
#include <doctest/doctest.h>

#include "services/web/feed.h"

TEST_CASE("markup and quotes become escapes, and what XML cannot hold is left out") {
    CHECK(web::xml_escaped("Rör & \"rum\" <b>") == "Rör &amp; &quot;rum&quot; &lt;b&gt;");
    CHECK(web::xml_escaped("a\x01\x0B\x1F\r\n\tb") == "a\n\tb");
    CHECK(web::xml_escaped("a\xEF\xBF\xBF"
                           "b\xEF\xBF\xBE") == "ab");
    CHECK(web::xml_escaped("\xF0\x9F\x8C\xB1 å") == "\xF0\x9F\x8C\xB1 å");
}

TEST_CASE("a feed has its own address, its page and its entries, each with an id that stays") {
    auto const reply =
        web::atom({.address = "https://samverk.example/sv/projects.atom?a=1&b=2",
                   .page = "https://samverk.example/sv/search",
                   .title = "Nytt",
                   .author = "Samverk",
                   .language = "sv",
                   .entries = {{.id = "https://samverk.example/sv/projects/1",
                                .title = "Ett",
                                .address = "https://samverk.example/sv/projects/1/ett",
                                .updated = {1'000'000},
                                .language = "nb"}}});
    CHECK(reply.header("Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK(reply.body.contains("<id>https://samverk.example/sv/projects.atom?a=1&amp;b=2</id>"));
    CHECK(reply.body.contains(
        "<entry xml:lang=\"nb\">\n<id>https://samverk.example/sv/projects/1</id>"));
    CHECK(reply.body.contains("<updated>1970-01-01T00:00:01Z</updated>\n<author>"));
    CHECK_FALSE(reply.body.contains("<summary>"));
}

// Markdown in, safe HTML out.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "platform/markdown/markdown.h"

using namespace markdown;

TEST_CASE("what people write becomes what they mean") {
    CHECK(to_html("Hej *du*.\n\n- ett\n- två") ==
          "<p>Hej <em>du</em>.</p><ul><li>ett</li><li>två</li></ul>");
    CHECK(to_html("# Rubrik") == "<h3>Rubrik</h3>");
    CHECK(
        to_html("[länk](https://example.org/?a=1&b=2)") ==
        "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">länk</a></p>");
    CHECK(to_plain("**Hej** [du](https://example.org)\n\nigen") == "Hej du\nigen");
}

TEST_CASE("nothing that could run gets through") {
    for (auto text :
         {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
          "[x](JaVaScRiPt:alert(1))", "![x](https://example.org/spy.gif)", "[x](data:text/html,x)",
          "<a href='javascript:x'>y</a>", "[x](//evil.example)", "&lt;script&gt;"}) {
        auto const html = to_html(text);
        CAPTURE(text);
        CHECK_FALSE(html.contains("<script"));
        CHECK_FALSE(html.contains("<img"));
        CHECK_FALSE(html.contains("<a "));
    }
    CHECK(to_html("![En bild](https://example.org/x.png)") == "<p>En bild</p>");
}

TEST_CASE("a text that nests without end is shown flat, in little time and space") {
    std::string deep;
    for (int i = 0; i < 20'000; ++i) deep += "> ";
    CHECK(to_html(deep + "x").size() < 200'000);
    std::string const brackets(60'000, '[');
    CHECK(to_html(brackets).size() < 200'000);
    std::string stars;
    for (int i = 0; i < 20'000; ++i) stars += "*a_ ";
    CHECK(to_html(stars).size() < 2'000'000);
}

TEST_CASE("more than the longest is cut and says so, between characters") {
    std::string text;
    for (int i = 0; i < 40'000; ++i) text += "å";
    CHECK(to_html(text).ends_with("<p>…</p>"));
}

TEST_CASE("a plain text is shown as it was written") {
    for (std::string const text : {"# 1 av 3",
                                   "- ett",
                                   "1. ett",
                                   "2) två",
                                   "> nej",
                                   "*inte* kursivt",
                                   "_inte_ heller",
                                   "`kod`",
                                   "[text](sida.html)",
                                   "<b>fet</b>",
                                   "&amp; och &copy;",
                                   "~~struket~~",
                                   "a | b",
                                   "\\*",
                                   "![x](y)",
                                   "===",
                                   "---",
                                   "+ plus",
                                   "fil_namn_ett",
                                   "100 % & mer"}) {
        CAPTURE(text);
        CHECK(to_html(from_plain(text)) == "<p>" + escaped(text) + "</p>");
    }
    CHECK(to_html(from_plain("ett\ntvå\n\n    tre\n===")) == "<p>ett<br>två</p><p>tre<br>===</p>");
    CHECK(to_html(from_plain("se https://example.org/a_b_c?x=1&y=_2"))
              .contains("href=\"https://example.org/a_b_c?x=1&amp;y=_2\""));
}

TEST_CASE("no plain text of marks becomes anything but itself") {
    REQUIRE(rc::check("marks", [] {
        auto const part = rc::gen::elementOf(std::vector<std::string>{
            "#", "-", "*",  "_", "`", "[", "]", "(", ")", "<", ">", "&", ";",
            "~", "|", "\\", "!", "1", ".", "a", "å", " ", "+", "=", ":", "/"});
        auto const parts = *rc::gen::container<std::vector<std::string>>(part);
        std::string text = "x";
        for (auto const& one : parts) text += one;
        text += "x";
        RC_ASSERT(to_html(from_plain(text)) == "<p>" + escaped(text) + "</p>");
        RC_ASSERT(to_html(from_plain(text.substr(1, text.size() - 2) + "x")).starts_with("<p>"));
    }));
}

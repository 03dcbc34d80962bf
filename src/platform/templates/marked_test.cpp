// Where a text fell back to Swedish, the page says so, and nowhere else.
#include <doctest/doctest.h>

#include "platform/templates/marked.h"

using templates::telling_languages;

namespace {
templates::LanguageMarks const marks{"\x02open\x03", "\x02close\x03"};
std::string const begin(marks.open), finish(marks.close);
}

TEST_CASE("a text in the page stands in an element with its language") {
    auto const told =
        telling_languages("<p>Hei " + begin + "Hej &amp; välkommen" + finish + "!</p>", marks);
    CHECK(told.html == "<p>Hei <span lang=\"sv\">Hej &amp; välkommen</span>!</p>");
    CHECK(told.fallen_back == 1);
}

TEST_CASE("inside a tag the text stands alone, also where it holds the other quote or an angle") {
    auto const told = telling_languages("<a title=\"" + begin + "större än > 'x'" + finish +
                                            "\" href='/'>" + begin + "Sök" + finish + "</a>",
                                        marks);
    CHECK(told.html == "<a title=\"större än > 'x'\" href='/'><span lang=\"sv\">Sök</span></a>");
}

TEST_CASE("titles and options bear the language themselves; a script and a textarea tell none") {
    CHECK(telling_languages("<title>" + begin + "Behov" + finish + "</title>", marks).html ==
          "<title lang=\"sv\">Behov</title>");
    CHECK(telling_languages("<option value=\"a\">" + begin + "Aldrig" + finish + "</option>", marks)
              .html == "<option value=\"a\" lang=\"sv\">Aldrig</option>");
    CHECK(telling_languages("<option>2 " + begin + "dagar" + finish + "</option>", marks).html ==
          "<option>2 dagar</option>");
    CHECK(telling_languages("<textarea>" + begin + "a" + finish + "</textarea><p>" + begin + "b" +
                                finish + "</p>",
                            marks)
              .html == "<textarea>a</textarea><p><span lang=\"sv\">b</span></p>");
}

TEST_CASE(
    "one fallen text inside another stays in order, and a page without any is left as it is") {
    CHECK(
        telling_languages(
            "<p>" + begin + "Steg 1: " + begin + "mottaget" + finish + "." + finish + "</p>", marks)
            .html == "<p><span lang=\"sv\">Steg 1: <span lang=\"sv\">mottaget</span>.</span></p>");
    auto const told = telling_languages("<p>\x02 open</p>", marks);
    CHECK(told.html == "<p>\x02 open</p>");
    CHECK(told.fallen_back == 0);
}

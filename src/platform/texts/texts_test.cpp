// Texts by id and language; numbers, money and dates as people write them.
#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/texts/catalogue.h"

using namespace texts;

namespace {
Catalogue catalogue(std::string_view sv, std::string_view en, std::string_view nb) {
    return Catalogue(
        {{"part", Language::sv, sv}, {"part", Language::en, en}, {"part", Language::nb, nb}});
}
}

TEST_CASE("texts are found by part, id and language, and filled") {
    auto const made = catalogue(
        R"({"hits":"{n, plural, =0 {Inga projekt} one {# projekt} other {# projekt}} om {what}","a":"Hej"})",
        R"({"hits":"{n, plural, one {# project} other {# projects}} on {what}","a":"Hello"})",
        R"({"hits":"{n, plural, other {# prosjekter}} om {what}","a":"Hei"})");
    CHECK(made.text(Language::sv, "part.a") == "Hej");
    CHECK(made.format(Language::en, "part.hits", {{"n", 1}, {"what", "<x>"}}) ==
          "1 project on <x>");
    CHECK(made.format(Language::sv, "part.hits", {{"n", 0}, {"what", "möbler"}}) ==
          "Inga projekt om möbler");
    CHECK(made.format(Language::sv, "part.hits", {{"n", 1204}, {"what", "x"}}) ==
          "1\xC2\xA0"
          "204 projekt om x");
    CHECK_THROWS_AS(made.text(Language::sv, "part.b"), std::out_of_range);
}

TEST_CASE("a text that is missing in a language or broken is found at start") {
    CHECK_THROWS_AS(catalogue(R"({"a":"x"})", "{}", R"({"a":"x"})"), std::invalid_argument);
    CHECK_THROWS_AS(catalogue(R"({"a":"{n"})", R"({"a":"x"})", R"({"a":"x"})"),
                    std::invalid_argument);
    CHECK_THROWS_AS(catalogue("[]", "{}", "{}"), std::invalid_argument);
}

TEST_CASE("numbers and money") {
    CHECK(number(Language::sv, 1204) ==
          "1\xC2\xA0"
          "204");
    CHECK(number(Language::en, -1234567) == "\u22121,234,567");
    CHECK(decimal(Language::sv, 8.30, 2) == "8,3");
    CHECK(decimal(Language::en, 2.0, 2) == "2");
    CHECK(money(Language::sv, {685'000'000, "SEK"}) ==
          "6\xC2\xA0"
          "850\xC2\xA0"
          "000\xC2\xA0kr");
    CHECK(money(Language::en, {150, "EUR"}) ==
          "EUR\xC2\xA0"
          "1.50");
    CHECK(short_money(Language::sv, {685'000'000, "SEK"}) == "6,85\xC2\xA0mnkr");
    CHECK(short_money(Language::nb, {830'000'000, "SEK"}) == "8,3\xC2\xA0mill.\xC2\xA0SEK");
    CHECK(short_money(Language::sv, {85'000'000, "SEK"}) ==
          "850\xC2\xA0"
          "000\xC2\xA0kr");
}

TEST_CASE("dates as exact as they are known") {
    CHECK(date(Language::sv, {2021, 10, 15}) == "15 oktober 2021");
    CHECK(date(Language::nb, {2021, 10, 15}) == "15. oktober 2021");
    CHECK(short_date(Language::sv, {2016, 1, 0}) == "jan 2016");
    CHECK(short_date(Language::en, {2016, 0, 0}) == "2016");
    CHECK(date_time(Language::sv, *basics::parse_iso_time("2026-06-30T22:05:00Z")) ==
          "1 juli 2026, 00:05");
    CHECK(date_time(Language::sv, *basics::parse_iso_time("2026-12-31T22:59:00Z")) ==
          "31 dec 2026, 23:59");
}

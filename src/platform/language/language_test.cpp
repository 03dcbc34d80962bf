// Words, the guess of a text's language, and the order of titles.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "platform/language/collation.h"
#include "platform/language/guess.h"
#include "platform/language/words.h"

using texts::Language;

namespace {

std::string joined(std::string_view text) {
    std::string all;
    for (auto const& word : language::words(text)) all += (all.empty() ? "" : "|") + word.text;
    return all;
}

}

TEST_CASE("words are folded, and å, ä and ö stay what they are") {
    CHECK(joined("Hållbara STÄDER, Öresund!") == "hållbara|städer|öresund");
    CHECK(joined("Straße ÅNGSTRÖM Łódź") == "strasse|ångström|łódź");
    CHECK(joined("A\xCC\x8Angest") == "ångest");  // A with a combining ring is the same letter.
}

TEST_CASE("reference numbers are kept whole and in parts") {
    CHECK(joined("2015-06045") == "2015-06045|2015|06045");
    CHECK(joined("KS 2024/00123") == "ks|2024/00123|2024|00123");
    CHECK(joined("SFS 2010:900.") == "sfs|2010:900|2010|900");
    CHECK(joined("6,850,000 kr") == "6,850,000|6|850|000|kr");
    CHECK(joined("anna.berg@sampelby.example") ==
          "anna.berg@sampelby.example|anna|berg|sampelby|example");
}

TEST_CASE("hyphens join words, dashes, slashes and sentences do not") {
    CHECK(joined("it-stöd och e‑tjänst") == "it-stöd|it|stöd|och|e-tjänst|e|tjänst");
    CHECK(joined("sv- och en-") == "sv|och|en");
    CHECK(joined("och/eller 2016–2019 slut.Början") == "och|eller|2016|2019|slut|början");
    CHECK(joined("EU:s mål: hållbarhet") == "eu:s|eu|s|mål|hållbarhet");
}

TEST_CASE("apostrophes of both kinds inside a word belong to it") {
    CHECK(joined("don't don’t 'quoted'") == "don't|don't|quoted");
}

TEST_CASE("a word says where it stands, in bytes of the text given and in words") {
    auto const words = language::words("På  Öland 2015-06045 nu");
    REQUIRE(words.size() == 6);
    CHECK(words[1].begin == 5);
    CHECK(words[1].end == 11);
    CHECK(words[2].kind == language::WordKind::whole);
    CHECK(words[2].position == 2);
    CHECK(words[3].position == 2);
    CHECK(words[4].position == 3);
    CHECK(words[5].position == 4);
}

TEST_CASE("invisible characters inside a word do not hide it") {
    CHECK(joined("inno\xC2\xADva\xE2\x80\x8Btion") == "innovation");
    CHECK(joined("\xE2\x80\xAEplattform\xE2\x80\xAC") == "plattform");
}

TEST_CASE("bytes that are not text separate words and do no harm") {
    CHECK(joined(std::string_view("ett\xFFtv\xC3\x28\x01tre\0fyra", 18)) == "ett|tv|tre|fyra");
    CHECK(joined("") == "");
    CHECK(joined("?!… — “”") == "");
    CHECK(joined("😀 👩‍👩‍👧") == "");
}

TEST_CASE("a word longer than the longest is cut between letters") {
    auto const words = language::words(std::string(63, 'a') + "åå");
    REQUIRE(words.size() == 1);
    CHECK(words[0].text == std::string(63, 'a'));
}

TEST_CASE("a whole that is too long is left out, its parts are kept") {
    std::string many = "1";
    for (int i = 0; i < 100; ++i) many += "-22";
    auto const words = language::words(many);
    CHECK(words.size() == 101);
    CHECK(words[0].text == "1");
}

TEST_CASE("no more words than asked for are made") {
    CHECK(language::words("ett två tre", 2).size() == 2);
    CHECK(language::words("1-2-3-4-5", 3).size() == 3);
}

TEST_CASE("scripts without spaces are parted by ICU's dictionaries") {
    CHECK(language::words("東京都の計画").size() > 1);
    CHECK(language::words("การพัฒนาเมืองอย่างยั่งยืน").size() > 1);
}

TEST_CASE("a text is known by its function words") {
    using language::guess_language;
    CHECK(
        guess_language("Projektet syftar till att utveckla och pröva nya arbetssätt för staden.") ==
        Language::sv);
    CHECK(
        guess_language("The project aims to develop and test new ways of working for the city.") ==
        Language::en);
    CHECK(guess_language(
              "Prosjektet skal utvikle og prøve ut nye arbeidsmåter som ikke finnes fra før.") ==
          Language::nb);
}

TEST_CASE("a text that says too little or speaks another language is not guessed") {
    using language::guess_language;
    CHECK(guess_language("") == std::nullopt);
    CHECK(guess_language("InnoCities") == std::nullopt);
    CHECK(guess_language("Innovation i Borås") == std::nullopt);
    CHECK(guess_language(
              "Das Projekt soll neue Arbeitsweisen für die Stadt entwickeln und erproben.") ==
          std::nullopt);
    CHECK(guess_language(
              "Le projet vise à développer et tester de nouvelles méthodes pour la ville.") ==
          std::nullopt);
}

TEST_CASE("every word of the lists is found by the search in them") {
    for (auto word : {"alla", "över", "åt", "än", "bör"})
        CHECK(language::is_function_word(word, Language::sv));
    for (auto word : {"a", "your", "the"}) CHECK(language::is_function_word(word, Language::en));
    for (auto word : {"alle", "å", "være", "gjøre"})
        CHECK(language::is_function_word(word, Language::nb));
    CHECK(language::is_function_word("ikke"));
    CHECK_FALSE(language::is_function_word("plattform"));
}

TEST_CASE("titles sort as each language sorts") {
    using language::sort_key;
    CHECK(sort_key("Åmål", Language::sv) > sort_key("Zinkgruvan", Language::sv));
    CHECK(sort_key("Åmål", Language::en) < sort_key("Zinkgruvan", Language::en));
    CHECK(sort_key("Ås", Language::nb) > sort_key("Østfold", Language::nb));
    CHECK(sort_key("“Borås”", Language::sv) == sort_key("borås", Language::sv));
    CHECK(sort_key(std::string(10'000, 'x'), Language::sv).size() <= 48);
}

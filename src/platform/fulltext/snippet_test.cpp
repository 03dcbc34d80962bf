// Where a text is cut and what is marked in it.
#include <doctest/doctest.h>

#include <string>

#include "platform/fulltext/snippet.h"
#include "platform/fulltext/snowball.h"

using texts::Language;

namespace {

std::string shown(std::vector<fulltext::Segment> const& segments) {
    std::string all;
    for (auto const& segment : segments)
        all += segment.hit ? "[" + segment.text + "]" : segment.text;
    return all;
}

std::string marked(std::string_view typed, std::string_view text,
                   Language language = Language::sv) {
    fulltext::Snowball const snowball;
    return shown(fulltext::Highlighter(fulltext::parse(typed), {snowball}).marked(text, language));
}

std::string snippet(std::string_view typed, std::string_view text, std::size_t characters) {
    fulltext::Snowball const snowball;
    return shown(fulltext::Highlighter(fulltext::parse(typed), {snowball})
                     .snippet(text, Language::sv, characters)
                     .segments);
}

}

TEST_CASE("a phrase is marked wherever it stands, beside words that sound like its first") {
    CHECK(marked("\"hållbar stad\"", "En hållbarhet, hållbar hållbar stad.") ==
          "En hållbarhet, hållbar [hållbar stad].");
    CHECK(marked("\"och i staden\"", "och och – i staden") == "och [och – i staden]");
    CHECK(marked("\"EU projekt\"", "ett EU-projekt") == "ett [EU-projekt]");
}

TEST_CASE("words are marked in all their forms, as they stand in the text") {
    CHECK(marked("plattform", "Plattformen och PLATTFORMAR <b>") ==
          "[Plattformen] och [PLATTFORMAR] <b>");
    CHECK(marked("platforms", "A platform", Language::en) == "A [platform]");
    CHECK(marked("platform", "En plattform") == "En plattform");
    CHECK(marked("2015-06045", "Dnr 2015-06045.") == "Dnr [2015-06045].");
}

TEST_CASE("a phrase marks its exact words, what is excluded or only binds marks nothing") {
    CHECK(marked("\"öppen data\"", "öppen data, öppna data") == "[öppen data], öppna data");
    CHECK(marked("stad och -land", "stad och land") == "[stad] och land");
    CHECK(marked("", "stad") == "stad");
}

TEST_CASE("a snippet shows the place with the most different hits") {
    std::string const text = "Först står staden nämnd här. " + std::string(300, 'x') +
                             " Mycket senare möts staden och landen på samma rad. " +
                             std::string(300, 'y');
    auto const found = snippet("stad land", text, 100);
    CAPTURE(found);
    CHECK(found.find("[staden] och [landen]") != std::string::npos);
    CHECK(found.starts_with("… "));
    CHECK(found.ends_with(" …"));
}

TEST_CASE("without hits a snippet is the beginning, and a short text is shown whole on one line") {
    CHECK(snippet("båt", "ett två tre fyra fem sex", 12).starts_with("ett två"));
    CHECK(snippet("båt", "ett\n\n två\ttre", 100) == "ett två tre");
    CHECK(snippet("båt", "", 100) == "");
}

TEST_CASE("a snippet is never longer than asked for nor cut inside a letter") {
    std::string long_word;
    for (int i = 0; i < 500; ++i) long_word += "å";
    for (std::size_t length : {10U, 11U, 50U, 51U}) {
        auto const found = snippet("stad", "stad " + long_word, length);
        CHECK(found.size() <= length + std::string("[] …").size() + 2);
        CHECK((found.find("\xC3 ") == std::string::npos));
    }
}

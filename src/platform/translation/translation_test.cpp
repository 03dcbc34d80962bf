// What is learnt from few sentences, what is written and read, and which sentences are paired.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "platform/db/temporary.h"
#include "platform/translation/alignment.h"
#include "platform/translation/learning.h"
#include "platform/translation/sentences.h"

using texts::Language;
using translation::Lexicon;
using translation::Unit;

namespace {

/// Words as they are, "stadsplan" with its parts.
class Plain : public language::Analyser {
public:
    void analyse(language::Word const& word, Language,
                 std::vector<language::Term>& terms) const override {
        terms.push_back({.text = word.text});
        terms.push_back({.text = word.text, .source = language::Source::lemma});
        if (word.text == "stadsplan")
            for (auto const* part : {"stad", "plan"})
                terms.push_back({.text = part, .source = language::Source::part, .weight = 0.5F});
    }
};

std::string surest(Lexicon const& lexicon, Language from, std::string_view term) {
    auto const found = lexicon.of(from, term);
    return found.empty() ? "" : found.front().term;
}

std::vector<Unit> titles() {
    return {{"grön stad", "green city"},          {"grön skog", "green forest"},
            {"stor stad", "large city"},          {"stor skog", "large forest"},
            {"stadsplan", "city plan"},           {"grön plan", "green plan"},
            {"hållbar stad", "sustainable city"}, {"hållbar skog", "sustainable forest"}};
}

}

TEST_CASE("words that always come together are learnt as translations, in both directions") {
    auto const lexicon = translation::learn(titles(), Language::sv, Language::en, Plain());
    CHECK(surest(lexicon, Language::sv, "grön") == "green");
    CHECK(surest(lexicon, Language::sv, "hållbar") == "sustainable");
    CHECK(surest(lexicon, Language::en, "forest") == "skog");
    CHECK(surest(lexicon, Language::en, "city") == "stad");
    CHECK(lexicon.of(Language::nb, "grön").empty());
    CHECK(lexicon.of(Language::sv, "okänt").empty());
}

TEST_CASE("long texts are learnt from sentence by sentence") {
    auto units = titles();
    std::string swedish, english;
    for (auto const* word : {"ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"}) {
        swedish += "Vi vill ha grön stad och " + std::string(word) + " björnar samt stor skog. ";
        english += "We want green city and " + std::string(word) + " bears with large forest. ";
    }
    units.push_back({swedish, english});
    auto const lexicon = translation::learn(units, Language::sv, Language::en, Plain());
    CHECK(surest(lexicon, Language::sv, "björnar") == "bears");
    CHECK(surest(lexicon, Language::sv, "fyra") == "fyra");
}

TEST_CASE("nothing to learn from gives an empty lexicon") {
    CHECK(translation::learn({}, Language::sv, Language::en, Plain()).size() == 0);
    CHECK(translation::learn({{"", ""}, {"samma", "samma"}, {"och", "and"}, {"ord", ""}},
                             Language::sv, Language::en, Plain())
              .size() == 0);
}

TEST_CASE("a lexicon is read as it was written; a damaged file is none") {
    db::TemporaryFolder const folder;
    auto const file = folder.path() / "lexicon.tsv";
    CHECK_FALSE(Lexicon::read(file));
    Lexicon written;
    written.add(Language::sv, "stad", {"town", Language::en, 0.25F});
    written.add(Language::sv, "stad", {"city", Language::en, 0.75F});
    written.add(Language::en, "city", {"stad", Language::sv, 0.75F});
    written.write(file);
    auto const read = Lexicon::read(file);
    REQUIRE(read);
    CHECK(read->size() == 2);
    REQUIRE(read->of(Language::sv, "stad").size() == 2);
    CHECK(read->of(Language::sv, "stad")[0].term == "city");
    CHECK(read->of(Language::sv, "stad")[1].probability == doctest::Approx(0.25));
    for (auto const* line : {"sv\ten\tstad\tcity\tmuch", "sv\ten\tstad\tcity\t7",
                             "sv\txx\ta\tb\t0.5", "sv\ten", "sv\ten\t\tcity\t0.5"}) {
        CAPTURE(line);
        std::ofstream(file) << "from\tto\tterm\ttranslation\tprobability\n" << line << '\n';
        CHECK_FALSE(Lexicon::read(file));
    }
}

TEST_CASE("sentences end where the next one begins, not at abbreviations and decimals") {
    auto const found = translation::sentences(
        "Staden växer med 2.5 procent om året, t.ex. i norr. Vi bygger därför många nya bostäder! "
        "Är det bra?");
    REQUIRE(found.size() == 3);
    CHECK(found[0].ends_with("norr."));
    CHECK(translation::sentences("").empty());
    CHECK(translation::sentences(" \n ").empty());
}

TEST_CASE(
    "sentences are paired in order, two for one where that is more alike, and some left out") {
    // Left 0 says what right 0 and 1 say; left 1 has no fellow; left 2 is right 2.
    auto const alike = [](translation::Stretch left, translation::Stretch right) {
        if (left.begin == 0 && left.end == 1 && right.begin == 0 && right.end == 2) return 0.9;
        if (left.begin == 0 && left.end == 1 && right.begin == 0 && right.end == 1) return 0.4;
        if (left.begin == 2 && left.end == 3 && right.begin == 2 && right.end == 3) return 0.8;
        return 0.0;
    };
    auto const found = translation::matched(3, 3, alike, 0.1);
    REQUIRE(found.size() == 2);
    CHECK(found[0].right.end == 2);
    CHECK(found[1].left.begin == 2);
    CHECK(found[1].likeness == doctest::Approx(0.8));
}

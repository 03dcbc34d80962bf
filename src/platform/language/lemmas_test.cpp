// Lemmas and compounds as tables of words, with Debian's dictionaries.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "platform/language/dictionaries.h"
#include "platform/language/lemma_analyser.h"

using language::Source;
using texts::Language;

namespace {

language::Dictionaries const& dictionaries() {
    static language::Dictionaries const loaded;
    return loaded;
}

bool at_hand() {
    if (dictionaries().missing().empty()) return true;
    MESSAGE("skipped: the packages hunspell-sv, hunspell-no, hunspell-en-gb, hunspell-en-us");
    return false;
}

std::string joined(std::vector<std::string> const& words, std::string_view between) {
    std::string text;
    for (auto const& word : words) (text += text.empty() ? "" : between) += word;
    return text;
}

std::string first_lemma(std::string_view word, Language language = Language::sv) {
    auto const lemmas = dictionaries().analyse(word, language).lemmas;
    return lemmas.empty() ? "" : lemmas.front();
}

std::string parts(std::string_view word, Language language = Language::sv) {
    return joined(dictionaries().analyse(word, language).parts, "+");
}

}

TEST_CASE("a form leads to the word that a dictionary lists") {
    if (!at_hand()) return;
    CHECK(first_lemma("städer") == "stad");
    CHECK(first_lemma("bostad") == "bostad");
    CHECK(first_lemma("bostäder") == "bostad");
    CHECK(first_lemma("bok") == "bok");
    CHECK(first_lemma("böcker") == "bok");
    CHECK(first_lemma("hållbar") == "hållbar");
    CHECK(first_lemma("hållbara") == "hållbar");
    CHECK(first_lemma("systemhinder") == "systemhinder");
    CHECK(first_lemma("systemhindren") == "systemhinder");
    CHECK(first_lemma("verkstäderna") == "verkstad");
    CHECK(first_lemma("kommunernas") == "kommun");
    CHECK(first_lemma("männens") == "man");
    CHECK(first_lemma("skrivna") == "skriva");
    CHECK(first_lemma("beslutades") == "besluta");
    CHECK(first_lemma("större") == "stor");
    CHECK(first_lemma("genomförandet") == "genomförande");
}

TEST_CASE("a compound that no dictionary has is taken apart") {
    if (!at_hand()) return;
    CHECK(parts("stadsutvecklingsprojekt") == "stad+utveckling+projekt");
    CHECK(parts("dialogverkstäder") == "dialog+verkstad");
    CHECK(parts("omställningsarbetet") == "omställning+arbete");
    CHECK(parts("innovationsplattformarna") == "innovation+plattform");
    CHECK(first_lemma("innovationsplattformarna") == "innovationsplattform");
    CHECK(first_lemma("dialogverkstäder") == "dialogverkstad");
}

TEST_CASE("binding letters, dropped vowels and three consonants do not hide the parts") {
    if (!at_hand()) return;
    CHECK(parts("medborgarbudget") == "medborgare+budget");
    CHECK(parts("gatubelysning") == "gata+belysning");
    CHECK(parts("skolgård") == "skola+gård");
    CHECK(parts("fallucka") == "fall+lucka");
    CHECK(parts("köttermometer") == "kött+termometer");
}

TEST_CASE("a word whose parts do not carry its meaning stays whole") {
    if (!at_hand()) return;
    for (auto const* word :
         {"förvisa", "plattform", "bostad", "innovation", "dialog", "utveckling"})
        CHECK_MESSAGE(parts(word).empty(), word);
}

TEST_CASE("the analyser gives the exact word, lemmas, parts, and a stem when there is no more") {
    if (!at_hand()) return;
    struct NoEnding : language::Analyser {
        void analyse(language::Word const& word, Language /*language*/,
                     std::vector<language::Term>& terms) const override {
            terms.push_back({.text = word.text});
            terms.push_back({.text = word.text.substr(0, 4), .source = Source::stem});
        }
    };
    NoEnding const stems;
    language::LemmaAnalyser const analyser(dictionaries(), stems);
    auto const terms = [&](std::string const& text) {
        std::vector<language::Term> found;
        analyser.analyse(language::words(text).front(), Language::sv, found);
        std::vector<std::string> shown;
        for (auto const& term : found)
            shown.push_back(std::to_string(static_cast<int>(term.source)) + term.text);
        return joined(shown, " ");
    };
    CHECK(terms("Dialogverkstäder") == "0dialogverkstäder 2dialogverkstad 3dialog 3verkstad");
    CHECK(terms("zxqwfp") == "0zxqwfp 1zxqw");
    CHECK(terms("och") == "0och");
    CHECK(terms("2015") == "02015");
    CHECK(terms("Dialogverkstäder") == terms("dialogverkstäder"));
}

TEST_CASE("many threads that ask at once get what one gets") {
    if (!at_hand()) return;
    struct Nothing : language::Analyser {
        void analyse(language::Word const&, Language, std::vector<language::Term>&) const override {
        }
    };
    Nothing const none;
    language::LemmaAnalyser const analyser(dictionaries(), none);
    auto const all = language::words(
        "Innovationsplattformarna, bostäderna och dialogverkstäder i stadsutvecklingsprojekt");
    auto const run = [&](std::size_t& count) {
        for (int round = 0; round < 200; ++round) {
            std::vector<language::Term> terms;
            for (auto const& word : all) analyser.analyse(word, Language::sv, terms);
            count += terms.size();
        }
    };
    std::vector<std::size_t> counts(4);
    {
        std::vector<std::jthread> threads;
        for (auto& count : counts) threads.emplace_back([&] { run(count); });
    }
    std::size_t alone = 0;
    run(alone);
    for (auto const count : counts) CHECK(count == alone);
}

TEST_CASE("a folder without dictionaries is said to lack them, and no word is known") {
    language::Dictionaries const none("/nonexistent");
    CHECK(joined(none.missing(), " ") == "sv_SE nb_NO en_GB en_US");
    CHECK(none.complaint().contains("hunspell-sv hunspell-no hunspell-en-gb hunspell-en-us"));
    CHECK_FALSE(none.knows(Language::sv));
    CHECK(none.analyse("bostäder", Language::sv).lemmas.empty());
}

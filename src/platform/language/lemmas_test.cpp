// Lemmas and compounds as tables of words, with Debian's dictionaries.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "platform/language/dictionaries.h"
#include "platform/language/lemma_analyser.h"
#include "platform/language/letters.h"
#include "platform/language/markings.h"

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

TEST_CASE("a compound has the lemma of its last part") {
    if (!at_hand()) return;
    CHECK(first_lemma("stadsutvecklingsprojekten") == "stadsutvecklingsprojekt");
    CHECK(first_lemma("upphandlingsregler") == "upphandlingsregel");
    CHECK(first_lemma("litteraturstudier") == "litteraturstudie");
    CHECK(first_lemma("båtuppställningsplatser") == "båtuppställningsplats");
}

TEST_CASE("beginnings from Greek and Latin and numerals are parts as they stand") {
    if (!at_hand()) return;
    CHECK(parts("antibakteriella") == "anti+bakteriell");
    CHECK(parts("tredimensionella") == "tre+dimensionell");
    CHECK(parts("biologiska") == "");
    CHECK(parts("sociologi") == "");
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

TEST_CASE("what a compound begins with may be a noun by its ending alone") {
    if (!at_hand()) return;
    CHECK(parts("gamifieringsverktygen") == "gamifiering+verktyg");
    CHECK(first_lemma("gamifieringsverktygen") == "gamifieringsverktyg");
    CHECK(parts("cirkularitetsmått") == "cirkularitet+mått");
    CHECK(parts("uppvakningsrum") == "uppvakning+rum");
    // Only where nothing else explains the word, and what follows is a noun.
    CHECK(parts("trafiksäkerhetsarbete") == "trafiksäkerhet+arbete");
    CHECK(parts("gamifieringsvis") == "");
    CHECK(parts("gamifieringsxyzzy") == "");
}

TEST_CASE("a word whose parts do not carry its meaning stays whole") {
    if (!at_hand()) return;
    for (auto const* word :
         {"förvisa", "plattform", "bostad", "innovation", "dialog", "utveckling"})
        CHECK_MESSAGE(parts(word).empty(), std::string(word));
}

TEST_CASE("forms that the dictionaries list apart or hang on another word find their own") {
    if (!at_hand()) return;
    CHECK(first_lemma("åtgärder") == "åtgärd");
    CHECK(first_lemma("regler") == "regel");
    CHECK(first_lemma("forskarna") == "forskare");
    CHECK(first_lemma("lärande") == "lärande");
    CHECK(first_lemma("kolfibrer") == "kolfiber");
    CHECK(first_lemma("medierna") == "medium");
    CHECK(first_lemma("band") == "band");
    CHECK(first_lemma("öppen") == "öppen");
    CHECK(first_lemma("gröna") == "grön");
}

TEST_CASE("of two ways to take a compound apart the one that reads well is taken") {
    if (!at_hand()) return;
    CHECK(parts("bibliotekslag") == "bibliotek+lag");
    CHECK(parts("klimatstress") == "klimat+stress");  // No genitive of "tre".
    CHECK(parts("solcellspark") == "solcell+park");
    CHECK(parts("bilförsäkringsbolag") == "bilförsäkring+bolag");
    CHECK(parts("grundskolelärare") == "grundskola+lärare");
    CHECK(parts("datalagring") == "data+lagring");
    CHECK(parts("föräldramöte") == "förälder+möte");
    CHECK(parts("forskargrupp") == "forskare+grupp");
    CHECK(parts("samverkansavtal") == "samverkan+avtal");
    CHECK(parts("öronmärka") == "öra+märka");
}

TEST_CASE("words of two letters and what stands under its verb are parts like others") {
    CHECK(parts("årsredovisning") == "år+redovisning");
    CHECK(parts("jubileumsår") == "jubileum+år");
    CHECK(parts("elavbrott") == "el+avbrott");
    CHECK(parts("nyliberal") == "ny+liberal");
    CHECK(parts("elkraft") != "elk+raft");
    CHECK(parts("skivspelare") == "skiva+spelare");
    CHECK(parts("värmeväxlaren") == "värme+växlare");
    CHECK(parts("tilläggstid") == "tillägg+tid");
    CHECK(parts("femårig") == "fem+årig");
    for (auto const* const word : {"minimera", "erfarenhet", "lärarinna", "klimatet", "personlig"})
        CHECK_MESSAGE(parts(word).empty(), std::string(word));
}

TEST_CASE("an ending is no part, and what ends a loanword is no word of its own") {
    if (!at_hand()) return;
    for (auto const* word : {"modellering", "planering", "beskrivning", "temperatur", "transport",
                             "kontakt", "elektriska", "sannolikhet", "motstånd", "forskning"})
        CHECK_MESSAGE(parts(word).empty(), std::string(word));
}

TEST_CASE("a noun that the dictionary packs under another word is itself") {
    if (!at_hand()) return;
    for (auto const* const word : {"tanke", "backe", "pojke", "hare", "spade", "bror", "ros"})
        CHECK(first_lemma(word) == word);
    CHECK(parts("tankesätt") == "tanke+sätt");
    CHECK(parts("självmordstankar") == "självmord+tanke");
    CHECK(parts("jordgubbssylt") == "jordgubbe+sylt");
}

TEST_CASE("what ends a word by accident is not its last part") {
    if (!at_hand()) return;
    CHECK(parts("entreprenörskap") == "");
    CHECK(parts("medlarskap") == "");
    CHECK(parts("hästsvans") == "häst+svans");
    CHECK(parts("pianospelare") == "piano+spelare");
    CHECK(parts("adressort") == "adress+ort");
    CHECK(parts("fallucka") == "fall+lucka");
    for (auto const* const whole :
         {"klimat", "budget", "bolag", "analog", "gammal", "miljon", "vitamin", "koppar"})
        CHECK(parts(whole) == "");
}

TEST_CASE("two plain nouns are believed though both are short") {
    if (!at_hand()) return;
    CHECK(parts("elnät") == "el+nät");
    CHECK(parts("vätgas") == "väte+gas");
    CHECK(parts("sökmotorer") == "söka+motor");
    CHECK(parts("mervärde") == "mera+värde");
    CHECK(parts("årtionde") == "år+tionde");
}

TEST_CASE("Norwegian words have lemmas and parts as Swedish ones do") {
    if (!at_hand()) return;
    CHECK(first_lemma("bøker", Language::nb) == "bok");
    CHECK(first_lemma("byene", Language::nb) == "by");
    CHECK(first_lemma("barnehagene", Language::nb) == "barnehage");
    CHECK(first_lemma("bærekraftige", Language::nb) == "bærekraftig");
    CHECK(first_lemma("tilgjengeligheten", Language::nb) == "tilgjengelighet");
    CHECK(parts("innovasjonsplattformene", Language::nb) == "innovasjon+plattform");
    CHECK(parts("trafikksikkerhet", Language::nb) == "trafikk+sikkerhet");
    CHECK(parts("skolegård", Language::nb) == "skole+gård");
    CHECK(parts("digitaliseringsstrategi", Language::nb) == "digitalisering+strategi");
    CHECK(parts("forvise", Language::nb).empty());
}

TEST_CASE("English words go back to their base when inflected and stay themselves when derived") {
    if (!at_hand()) return;
    CHECK(first_lemma("cities", Language::en) == "city");
    CHECK(first_lemma("children", Language::en) == "child");
    CHECK(first_lemma("written", Language::en) == "write");
    CHECK(first_lemma("developing", Language::en) == "develop");
    CHECK(first_lemma("sustainable", Language::en) == "sustainable");
    CHECK(first_lemma("colors", Language::en) == "color");
    CHECK(parts("footpath", Language::en).empty());
}

TEST_CASE("a lemma is its own lemma") {
    if (!at_hand()) return;
    for (auto const* word :
         {"städer", "böcker", "systemhindren", "innovationsplattformarna", "forskarna", "åtgärder",
          "skrivna", "genomförandet", "medborgardialogen", "kolfibrer", "trygghetsskapande"}) {
        auto const lemma = first_lemma(word);
        CHECK(first_lemma(lemma) == lemma);
    }
}

TEST_CASE("the parts of a compound leave no letter out and share at most one") {
    auto const dictionary = language::Dictionary::load(language::dictionary_folder, "sv_SE",
                                                       language::marking_of(Language::sv));
    if (!at_hand() || !dictionary) return;
    language::Lexicon const lexicon(*dictionary, Language::sv);
    std::vector<std::string> const pieces = {"kommun", "stads", "skol",   "innovations", "fall",
                                             "lucka",  "gatu",  "arbets", "projekt",     "fest",
                                             "plan",   "miljö", "vecko",  "tåg",         "natt"};
    std::size_t compounds = 0;
    for (auto const& first : pieces)
        for (auto const& second : pieces)
            for (auto const& third : pieces) {
                auto const word = *language::letters_of(first + second + third);
                auto const found = lexicon.findings(word).parts;
                if (found.empty()) continue;
                ++compounds;
                CHECK(found.front().begin == 0);
                CHECK(found.back().end == word.size());
                for (std::size_t i = 1; i < found.size(); ++i) {
                    CHECK(found[i].begin <= found[i - 1].end);
                    CHECK(found[i].begin + 1 >= found[i - 1].end);
                    CHECK(found[i].begin > found[i - 1].begin);
                }
            }
    CHECK(compounds > 500);
}

TEST_CASE("hostile words are answered at once, and nothing is made up about them") {
    if (!at_hand()) return;
    std::string longest, compound;
    for (int i = 0; i < 200; ++i) longest += "å";
    for (int i = 0; i < 40; ++i) compound += "stads";
    for (auto const& word :
         {longest, compound, std::string(60, 's'), std::string(60, 'a'), std::string(10'000, 'x'),
          std::string("стад"), std::string("stadÐ°"), std::string("😀"),
          std::string("aÌÌÌ"), std::string("ÿþ"), std::string(1, '\0'), std::string()}) {
        for (auto language : texts::languages) {
            auto const analysis = dictionaries().analyse(word, language);
            CHECK(analysis.lemmas.size() <= 4);
            CHECK(analysis.parts.size() <= word.size());
        }
    }
    CHECK(dictionaries().analyse("😀", Language::sv).lemmas.empty());
}

TEST_CASE("the language of a title without function words is told by its words") {
    if (!at_hand()) return;
    auto const guess = [](std::string_view text) {
        return language::guess_language(text, dictionaries());
    };
    CHECK(guess("Hållbar stadsutveckling genom medborgardialog") == Language::sv);
    CHECK(guess("Cirkulär ekonomi") == Language::sv);
    CHECK(guess("Sustainable urban mobility") == Language::en);
    CHECK(guess("Bærekraftige bygninger") == Language::nb);
    CHECK(guess("Textor 2013") == std::nullopt);
    CHECK(guess("") == std::nullopt);
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
    CHECK(terms("experimentera") == "0experimentera 2experimentera 3experiment");
    CHECK(terms("återanvända") == "0återanvända 2återanvända 3använda");
    CHECK(terms("förbättra") == "0förbättra 2förbättra");
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
    CHECK(language::complaint_about("/nonexistent") == none.complaint());
    CHECK_FALSE(none.knows(Language::sv));
    CHECK(none.analyse("bostäder", Language::sv).lemmas.empty());
}

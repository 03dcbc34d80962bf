// Function words are few, frequent and different: counting them tells neighbouring languages apart.
#include "platform/language/guess.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "platform/language/words.h"

namespace language {

namespace {

// Sorted by bytes, folded. Content words that happen to look the same in one language stay out of
// its list.
constexpr std::string_view swedish[] = {
    "alla",   "allt",  "andra", "att",    "av",    "bara",   "bland", "blev",   "bli",    "blir",
    "blivit", "både",  "bör",   "de",     "dels",  "dem",    "den",   "denna",  "deras",  "dess",
    "dessa",  "det",   "detta", "dig",    "din",   "dina",   "ditt",  "du",     "där",    "därför",
    "då",     "efter", "eller", "en",     "er",    "ett",    "finns", "från",   "får",    "för",
    "före",   "genom", "ger",   "ha",     "hade",  "han",    "hans",  "har",    "hon",    "hos",
    "hur",    "här",   "i",     "in",     "inom",  "inte",   "jag",   "kan",    "kommer", "kring",
    "kunde",  "kunna", "man",   "med",    "medan", "mellan", "men",   "mer",    "mot",    "mycket",
    "måste",  "ni",    "när",   "något",  "några", "och",    "också", "olika",  "om",     "oss",
    "på",     "samt",  "sedan", "sig",    "sin",   "sina",   "sitt",  "ska",    "skall",  "skulle",
    "som",    "så",    "sådan", "sådana", "till",  "under",  "upp",   "ut",     "utan",   "vad",
    "var",    "vara",  "varit", "vars",   "vi",    "vid",    "vilka", "vilken", "vilket", "vår",
    "våra",   "vårt",  "än",    "är",     "även",  "åt",     "över"};

constexpr std::string_view english[] = {
    "a",     "about", "after", "all",     "also",    "an",     "and",    "any",     "are",
    "as",    "at",    "be",    "because", "been",    "before", "being",  "between", "both",
    "but",   "by",    "can",   "could",   "did",     "do",     "does",   "during",  "each",
    "for",   "from",  "had",   "has",     "have",    "having", "he",     "her",     "here",
    "his",   "how",   "i",     "if",      "in",      "into",   "is",     "it",      "its",
    "more",  "most",  "must",  "my",      "no",      "not",    "of",     "on",      "only",
    "or",    "other", "our",   "out",     "over",    "she",    "should", "since",   "so",
    "some",  "such",  "than",  "that",    "the",     "their",  "them",   "then",    "there",
    "these", "they",  "this",  "those",   "through", "to",     "under",  "until",   "up",
    "upon",  "very",  "was",   "we",      "were",    "what",   "when",   "where",   "whether",
    "which", "while", "who",   "whose",   "will",    "with",   "within", "without", "would",
    "you",   "your"};

constexpr std::string_view norwegian[] = {
    "alle",  "alt",    "andre",  "at",      "av",       "bare",  "ble",     "bli",     "blir",
    "blitt", "både",   "bør",    "da",      "de",       "dei",   "dem",     "den",     "denne",
    "der",   "deres",  "derfor", "dersom",  "det",      "dette", "disse",   "du",      "eg",
    "ei",    "eller",  "en",     "enn",     "er",       "et",    "etter",   "for",     "fordi",
    "fra",   "få",     "får",    "før",     "gi",       "gir",   "gjennom", "gjør",    "gjøre",
    "ha",    "hadde",  "han",    "hans",    "har",      "her",   "hos",     "hun",     "hva",
    "hvem",  "hver",   "hvilke", "hvilken", "hvis",     "hvor",  "hvordan", "hvorfor", "i",
    "ikke",  "ikkje",  "inn",    "innen",   "innenfor", "jeg",   "kan",     "knyttet", "kun",
    "kunne", "man",    "med",    "mellom",  "men",      "mer",   "mot",     "mye",     "må",
    "noe",   "noen",   "nå",     "når",     "og",       "også",  "om",      "opp",     "oss",
    "over",  "på",     "rundt",  "samt",    "seg",      "siden", "sin",     "sine",    "sitt",
    "skal",  "skulle", "slik",   "som",     "så",       "til",   "under",   "ut",      "uten",
    "var",   "ved",    "vi",     "vil",     "vår",      "våre",  "vårt",    "være",    "vært",
    "å"};

// Words that French, German, Dutch, Spanish or Italian have too: no evidence alone.
constexpr std::string_view elsewhere[] = {
    "a", "an", "as", "de",  "dem", "den", "der", "des",  "dig", "du", "en", "et",    "has", "he",
    "i", "in", "is", "man", "me",  "no",  "om",  "over", "sin", "so", "te", "under", "was", "we"};

std::span<std::string_view const> list(texts::Language language) {
    switch (language) {
        case texts::Language::sv: return swedish;
        case texts::Language::en: return english;
        case texts::Language::nb: return norwegian;
    }
    return {};
}

struct Evidence {
    std::array<double, texts::languages.size()> score{};
    std::size_t words = 0, hits = 0;
};

/// A word that only one of the languages has says more than one that two share.
void weigh(Word const& word, Evidence& evidence) {
    ++evidence.words;
    std::array<bool, texts::languages.size()> in{};
    for (auto language : texts::languages)
        in[static_cast<std::size_t>(language)] = is_function_word(word.text, language);
    auto const sharers = std::ranges::count(in, true);
    bool const telling = sharers == 1 && !std::ranges::binary_search(elsewhere, word.text);
    if (sharers != 0) ++evidence.hits;
    constexpr double alone = 2, shared = 0.3;
    for (std::size_t i = 0; i < in.size(); ++i)
        if (in[i]) evidence.score[i] += telling ? alone : shared;

    constexpr double letters = 0.6;
    auto const has = [&](char const* letter) {
        return word.text.find(letter) != std::string::npos;
    };
    if (has("ä") || has("ö"))
        evidence.score[static_cast<std::size_t>(texts::Language::sv)] += letters;
    if (has("ø") || has("æ"))
        evidence.score[static_cast<std::size_t>(texts::Language::nb)] += letters;
}

}

bool is_function_word(std::string_view folded_word, texts::Language language) {
    constexpr std::size_t longest = 12;
    return folded_word.size() <= longest && std::ranges::binary_search(list(language), folded_word);
}

bool is_function_word(std::string_view folded_word) {
    return std::ranges::any_of(
        texts::languages, [&](auto language) { return is_function_word(folded_word, language); });
}

std::optional<texts::Language> guess_language(std::string_view text) {
    constexpr std::size_t bytes_read = 4000;
    Evidence evidence;
    for (auto const& word : words(text.substr(0, bytes_read)))
        if (word.kind == WordKind::word) weigh(word, evidence);

    auto const best = std::ranges::max_element(evidence.score);
    auto second = 0.0;
    for (auto const& score : evidence.score)
        if (&score != &*best) second = std::max(second, score);
    // Another language shares a few short words with ours by accident, but not every seventh.
    bool const ours =
        evidence.hits * 7 >= evidence.words || *best >= 0.3 * static_cast<double>(evidence.words);
    constexpr double least = 2.2, clear = 1.6;
    if (*best < least || *best < clear * second || !ours) return std::nullopt;
    return texts::languages[static_cast<std::size_t>(best - evidence.score.begin())];
}

}

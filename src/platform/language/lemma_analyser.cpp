// A word's terms are kept on one of many shelves, so that threads seldom wait for each other.
#include "platform/language/lemma_analyser.h"

#include <algorithm>
#include <cmath>

#include "platform/language/guess.h"

namespace language {

namespace {

constexpr std::size_t most_on_a_shelf = 2000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string packed(std::vector<Term> const& terms) {
    std::string bytes;
    for (auto const& term : terms) {
        auto const size = std::min<std::size_t>(term.text.size(), 255);
        bytes += static_cast<char>(term.source);
        bytes += static_cast<char>(std::lround(term.weight * 100));
        bytes += static_cast<char>(size);
        bytes.append(term.text, 0, size);
    }
    return bytes;
}

void unpack(std::string_view bytes, std::vector<Term>& terms) {
    while (bytes.size() > 3) {
        auto const size = static_cast<unsigned char>(bytes[2]);
        terms.push_back({.text = std::string(bytes.substr(3, size)),
                         .source = static_cast<Source>(bytes[0]),
                         .weight = static_cast<float>(bytes[1]) / 100});
        bytes.remove_prefix(3U + size);
    }
}

/// Nothing to find out: only the word itself counts.
bool stands_alone(Word const& word, texts::Language language) {
    return word.kind != WordKind::word || std::ranges::any_of(word.text, is_digit) ||
           is_function_word(word.text, language);
}

void add(std::vector<std::string> const& texts, Source source, float weight,
         std::vector<Term>& terms) {
    for (auto const& text : texts) {
        bool const again = std::ranges::any_of(
            terms, [&](Term const& other) { return other.text == text && other.source == source; });
        if (!again) terms.push_back({.text = text, .source = source, .weight = weight});
    }
}

/// "för" changes what it stands before too much for the rest to be worth looking for.
std::vector<std::string> carrying_parts(Analysis const& analysis) {
    auto parts = analysis.parts;
    if (analysis.made_at_end) parts.pop_back();
    if (!analysis.made_at_front) return parts;
    if (parts.front() == "f\xc3\xb6r") return {};
    parts.erase(parts.begin());
    return parts;
}

}

LemmaAnalyser::LemmaAnalyser(Dictionaries const& dictionaries, Analyser const& stems)
    : dictionaries_(dictionaries), stems_(stems) {}

std::vector<Term> LemmaAnalyser::taken_apart(Word const& word, texts::Language language) const {
    std::vector<Term> terms;
    auto const analysis = dictionaries_.analyse(word.text, language);
    for (std::size_t i = 0; i < analysis.lemmas.size(); ++i)
        terms.push_back({.text = analysis.lemmas[i],
                         .source = Source::lemma,
                         .weight = i == 0 ? first_lemma_weight : later_lemma_weight});
    add(carrying_parts(analysis), Source::part, part_weight, terms);
    add(analysis.inner_parts, Source::part, inner_part_weight, terms);
    if (analysis.lemmas.empty()) {
        std::vector<Term> stems;
        stems_.analyse(word, language, stems);
        for (auto& term : stems)
            if (term.source == Source::stem) terms.push_back(std::move(term));
    }
    return terms;
}

void LemmaAnalyser::analyse(Word const& word, texts::Language language,
                            std::vector<Term>& terms) const {
    terms.push_back({.text = word.text});
    if (stands_alone(word, language)) return;
    thread_local std::string key;
    key.assign(1, static_cast<char>(language)).append(word.text);
    auto& shelf = shelves_[TextHash()(key) % shelves_.size()];
    {
        std::lock_guard const lock(shelf.mutex);
        if (auto const known = shelf.young.find(key); known != shelf.young.end())
            return unpack(known->second, terms);
        if (auto carried = shelf.old.extract(key); !carried.empty()) {
            unpack(carried.mapped(), terms);
            shelf.young.insert(std::move(carried));
            return;
        }
    }
    auto const found = taken_apart(word, language);
    terms.insert(terms.end(), found.begin(), found.end());
    std::lock_guard const lock(shelf.mutex);
    if (shelf.young.size() >= most_on_a_shelf) {
        shelf.old = std::move(shelf.young);
        shelf.young.clear();
    }
    shelf.young.emplace(key, packed(found));
}

}

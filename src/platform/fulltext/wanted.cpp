// A word becomes its exact form, its base forms in each language, the same as parts of compounds,
// and what the lexicon says it is called in other languages.
#include "platform/fulltext/wanted.h"

#include <algorithm>

#include "platform/fulltext/cognates.h"
#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

using language::Source;
using texts::Language;

// Set by measurement (docs/search-quality.md). What one occurrence counts, in base forms: the word
// just as it was typed (beside its base form), a compound that has it as a part, and a translation
// that is as sure as can be.
constexpr float exact = 0.5F, in_compound = 0.5F, translated = 0.7F;
// What the parts of a compound count beside the compound itself.
constexpr float part_of_question = 0.75F;
// A Norwegian word that is only spelt as if it were the same.
constexpr float cognate = 0.6F;
// A translation less sure than this ranks, but is not enough to be found by.
constexpr float sure_enough = 0.12F;

/// Adds the term, or raises its weight.
void want(std::vector<Wanted>& wanted, std::string term, float weight) {
    if (term.size() > longest_term) return;
    auto const known = std::ranges::find(wanted, term, &Wanted::term);
    if (known == wanted.end()) wanted.push_back({std::move(term), weight});
    else known->weight = std::max(known->weight, weight);
}

/// A base form of this language, wherever it stands.
void want_base(std::vector<Wanted>& wanted, std::string const& prefix, std::string const& base,
               Source source, Language language, float weight) {
    want(wanted, prefix + index_term({.text = base, .source = source}, language), weight);
    want(wanted, prefix + index_term({.text = base, .source = Source::part}, language),
         weight * in_compound);
}

/// What the lexicon says of a base form.
void want_translations(std::vector<Wanted>& wanted, std::string const& prefix,
                       std::string const& base, Language language, float weight,
                       Understanding const& understanding) {
    if (understanding.lexicon == nullptr) return;
    for (auto const& found : understanding.lexicon->of(language, base))
        want_base(wanted, prefix, found.term, Source::lemma, found.language,
                  weight * translated * found.probability);
}

/// One word as the analyser sees it in one language.
struct Analysed {
    std::vector<language::Term> bases, parts;

    Analysed(language::Word const& word, Language language, language::Analyser const& analyser) {
        std::vector<language::Term> terms;
        analyser.analyse(word, language, terms);
        for (auto& term : terms)
            if (term.source == Source::part) parts.push_back(std::move(term));
            else if (term.source != Source::exact) bases.push_back(std::move(term));
    }
};

class Speller {
public:
    Speller(Clause const& clause, Language language, Understanding const& understanding)
        : prefix_(clause.prefix), language_(language), understanding_(understanding) {}

    /// Everything that the word itself is found by.
    Meaning meaning(language::Word const& word) const {
        Meaning made;
        bool has_base = false;
        for (auto const language : texts::languages) {
            Analysed const analysed(word, language, understanding_.analyser);
            for (auto const& base : analysed.bases) {
                has_base = true;
                want_base(made.terms, prefix_, base.text, base.source, language, base.weight);
                want_translations(made.terms, prefix_, base.text, language,
                                  base.weight * of(language), understanding_);
            }
        }
        want_cognates(made.terms, word);
        want(made.terms, prefix_ + word.text, has_base ? exact : 1);
        return made;
    }

    /// A meaning for each part of the compound in the question's language; empty for simple words.
    std::vector<Meaning> parts(language::Word const& word) const {
        std::vector<Meaning> made;
        Analysed const analysed(word, language_, understanding_.analyser);
        for (auto const& part : analysed.parts) {
            Meaning meaning{.terms = {}, .weight = part_of_question};
            want_base(meaning.terms, prefix_, part.text, Source::lemma, language_, 1);
            want_translations(meaning.terms, prefix_, part.text, language_, 1, understanding_);
            made.push_back(std::move(meaning));
        }
        return made;
    }

private:
    std::string prefix_;
    Language language_;
    Understanding const& understanding_;

    /// What a reading in this language is worth: "barn" in a Swedish question is hardly English.
    float of(Language language) const {
        constexpr float another = 0.5F;
        return language == language_ ? 1 : another;
    }

    void want_cognates(std::vector<Wanted>& wanted, language::Word const& word) const {
        if (language_ == Language::en || word.kind == language::WordKind::number) return;
        auto const other = language_ == Language::sv ? Language::nb : Language::sv;
        for (auto const& spelt : cognates(word.text, language_)) {
            Analysed const analysed({.text = spelt}, other, understanding_.analyser);
            for (auto const& base : analysed.bases)
                want_base(wanted, prefix_, base.text, base.source, other, cognate);
        }
    }
};

bool joins(std::vector<language::Word> const& words) {
    return !words.empty() && words.front().kind == language::WordKind::whole;
}

std::vector<std::string> sure_terms(Meaning const& meaning) {
    std::vector<std::string> terms;
    for (auto const& wanted : meaning.terms)
        if (is_sure(wanted)) terms.push_back(wanted.term);
    return terms;
}

}

std::vector<RowWord> words_of_row(Clause const& row, Understanding const& understanding) {
    std::vector<RowWord> made;
    for (auto const& word : language::words(row.text)) {
        if (word.kind == language::WordKind::whole) continue;
        std::vector<Wanted> forms;
        want(forms, word.text, 1);
        for (auto const language : texts::languages)
            for (auto const& base : Analysed(word, language, understanding.analyser).bases)
                want(forms, index_term(base, language), 1);
        made.push_back({.text = word.text, .terms = {}});
        for (auto& form : forms) made.back().terms.push_back(std::move(form.term));
    }
    return made;
}

bool is_sure(Wanted const& wanted) { return wanted.weight >= sure_enough * in_compound; }

std::vector<Meaning> meanings_of(Clause const& clause, Language language,
                                 Understanding const& understanding) {
    std::vector<Meaning> made;
    auto const words = language::words(clause.text);
    if (clause.kind == ClauseKind::phrase) {
        for (auto const& word : words)
            if (word.kind != language::WordKind::whole)
                made.push_back({.terms = {{clause.prefix + word.text, 1}}});
        return made;
    }
    if (clause.kind == ClauseKind::row) {
        for (auto const& word : words_of_row(clause, understanding)) {
            auto& terms = made.emplace_back().terms;
            for (auto const& term : word.terms)
                terms.push_back({term, is_exact_word(term) && word.terms.size() > 1 ? exact : 1});
        }
        return made;
    }
    Speller const speller(clause, language, understanding);
    for (auto const& word : words) {
        made.push_back(speller.meaning(word));
        if (joins(words) && word.kind != language::WordKind::whole)
            made.back().weight = part_of_question;
        for (auto& part : speller.parts(word)) made.push_back(std::move(part));
    }
    return made;
}

Enough enough_for(Clause const& clause, Language language, Understanding const& understanding) {
    auto const words = language::words(clause.text);
    if (words.empty()) return {};
    if (clause.kind == ClauseKind::phrase) return {.any = {clause.prefix + words.front().text}};
    Speller const speller(clause, language, understanding);
    Enough enough{.any = sure_terms(speller.meaning(words.front()))};
    if (joins(words)) {
        for (std::size_t i = 1; i < words.size(); ++i)
            if (words[i].kind == language::WordKind::number) return {.any = std::move(enough.any)};
        for (std::size_t i = 1; i < words.size(); ++i)
            enough.parts.push_back(sure_terms(speller.meaning(words[i])));
    } else {
        for (auto const& part : speller.parts(words.front()))
            enough.parts.push_back(sure_terms(part));
    }
    return enough;
}

}

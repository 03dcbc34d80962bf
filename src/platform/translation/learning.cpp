// Words to numbers, sentences to pairs, pairs to probabilities in both directions, and back to
// words.
#include "platform/translation/learning.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <unordered_map>

#include "platform/language/guess.h"
#include "platform/translation/alignment.h"
#include "platform/translation/sentences.h"

namespace translation {

namespace {

// Set by measurement (docs/search-quality.md).
constexpr std::size_t short_unit = 40, longest_sentence = 120, most_translations = 6;
constexpr double least_probability = 0.05, least_likeness = 0.1;
// So many pairs of words are looked at at most; each takes four bytes while learning.
constexpr std::size_t most_word_pairs = 12'000'000;

/// The words of one language, by number.
class Words {
public:
    explicit Words(texts::Language language) : language_(language) {}

    WordNumber number(std::string const& word) {
        auto const [found, is_new] = numbers_.emplace(word, static_cast<WordNumber>(words_.size()));
        if (is_new) words_.push_back(word);
        return found->second;
    }
    std::string const& operator[](WordNumber number) const { return words_[number]; }
    std::size_t size() const { return words_.size(); }
    texts::Language language() const { return language_; }

private:
    texts::Language language_;
    std::unordered_map<std::string, WordNumber> numbers_;
    std::vector<std::string> words_;
};

/// What is learnt about a word: its likeliest base form and its parts; itself when it has neither.
void add_telling(std::vector<language::Term> const& terms, Words& words,
                 std::vector<WordNumber>& numbers) {
    bool has_base = false;
    for (auto const& term : terms) {
        bool const is_part = term.source == language::Source::part;
        if (term.source == language::Source::exact || (!is_part && has_base)) continue;
        has_base = has_base || !is_part;
        numbers.push_back(words.number(term.text));
    }
    if (terms.size() == 1) numbers.push_back(words.number(terms.front().text));
}

/// The base form and the parts of each word that means something.
std::vector<WordNumber> telling_words(std::string_view text, Words& words,
                                      language::Analyser const& analyser) {
    std::vector<WordNumber> numbers;
    std::vector<language::Term> terms;
    for (auto const& word : language::words(text)) {
        if (word.kind != language::WordKind::word ||
            language::is_function_word(word.text, words.language()))
            continue;
        terms.clear();
        analyser.analyse(word, words.language(), terms);
        add_telling(terms, words, numbers);
    }
    return numbers;
}

/// A unit as numbers: sentence by sentence.
struct Numbered {
    std::vector<std::vector<WordNumber>> left, right;
};

std::vector<WordNumber> joined(std::vector<std::vector<WordNumber>> const& sentences,
                               Stretch stretch) {
    std::vector<WordNumber> all;
    for (auto i = stretch.begin; i < stretch.end; ++i)
        all.insert(all.end(), sentences[i].begin(), sentences[i].end());
    return all;
}

/// Both directions of what has been learnt so far, as one.
class Learnt {
public:
    Learnt(std::vector<Pair> const& pairs, Words const& left, Words const& right) {
        auto const there = align(pairs, left.size());
        std::vector<Pair> turned;
        for (auto const& pair : pairs) turned.push_back({pair.target, pair.source});
        auto const back = align(turned, right.size());
        translations_.resize(left.size());
        for (WordNumber word = 0; word < left.size(); ++word)
            for (auto const& [target, probability] : there[word])
                keep(word, target, probability, back[target]);
    }

    std::vector<std::vector<Likelihood>> const& translations() const { return translations_; }

    /// How surely two words stand for each other.
    double surely(WordNumber left, WordNumber right) const {
        if (left >= translations_.size()) return 0;
        auto const& known = translations_[left];
        auto const found = std::ranges::lower_bound(known, right, {}, &Likelihood::target);
        return found != known.end() && found->target == right ? found->probability : 0;
    }

private:
    std::vector<std::vector<Likelihood>> translations_;

    void keep(WordNumber word, WordNumber target, float probability,
              std::vector<Likelihood> const& back) {
        auto const found = std::ranges::lower_bound(back, word, {}, &Likelihood::target);
        if (found == back.end() || found->target != word) return;
        auto const both = std::sqrt(probability * found->probability);
        if (both >= least_probability) translations_[word].push_back({target, both});
    }
};

/// The share of the words of two stretches that stand for each other.
class Alike {
public:
    Alike(Numbered const& unit, std::optional<Learnt> const& learnt, Words const& left,
          Words const& right)
        : unit_(unit), learnt_(learnt), left_(left), right_(right) {}

    double operator()(Stretch left, Stretch right) const {
        auto const theirs = joined(unit_.right, right), ours = joined(unit_.left, left);
        double met = 0;
        for (auto const word : ours) met += best(word, theirs);
        auto const place = [](Stretch stretch, std::size_t count) {
            return static_cast<double>(stretch.begin + stretch.end) / 2 /
                   static_cast<double>(count);
        };
        // Where the words tell little, what stands at the same place is the likelier.
        constexpr double for_place = 0.05, smoothing = 3;
        double const near =
            1 - std::abs(place(left, unit_.left.size()) - place(right, unit_.right.size()));
        return 2 * met / (static_cast<double>(ours.size() + theirs.size()) + smoothing) +
               for_place * near;
    }

private:
    Numbered const& unit_;
    std::optional<Learnt> const& learnt_;
    Words const& left_;
    Words const& right_;

    double best(WordNumber word, std::vector<WordNumber> const& among) const {
        double most = 0;
        for (auto const other : among) {
            if (left_[word] == right_[other]) return 1;
            if (!learnt_) continue;
            if (auto const sure = learnt_->surely(word, other); sure > 0)
                most = std::max(most, std::min(1.0, 0.3 + sure));
        }
        return most;
    }
};

class Learner {
public:
    Learner(texts::Language left, texts::Language right, language::Analyser const& analyser)
        : left_(left), right_(right), analyser_(analyser) {}

    void take(Unit const& unit) {
        if (unit.left == unit.right) return;  // Not a translation, a copy.
        Numbered numbered;
        for (auto const sentence : sentences(unit.left))
            numbered.left.push_back(telling_words(sentence, left_, analyser_));
        for (auto const sentence : sentences(unit.right))
            numbered.right.push_back(telling_words(sentence, right_, analyser_));
        auto ours = joined(numbered.left, {0, numbered.left.size()});
        auto theirs = joined(numbered.right, {0, numbered.right.size()});
        bool const is_short = ours.size() <= short_unit && theirs.size() <= short_unit;
        if (is_short || (numbered.left.size() == 1 && numbered.right.size() == 1))
            add(pairs_, std::move(ours), std::move(theirs));
        else if (numbered.left.size() <= most_sentences && numbered.right.size() <= most_sentences)
            long_units_.push_back(std::move(numbered));
    }

    bool has_enough() const { return word_pairs_ >= most_word_pairs; }

    Lexicon learn() {
        std::optional<Learnt> learnt;
        if (!pairs_.empty()) learnt.emplace(pairs_, left_, right_);
        auto pairs = with_sentences(learnt);
        if (!long_units_.empty()) {
            learnt.emplace(pairs, left_, right_);
            // What the first sentences taught pairs the others better.
            if (pairs_.size() < long_units_.size() / 2) {
                pairs = with_sentences(learnt);
                learnt.emplace(pairs, left_, right_);
            }
        }
        return learnt ? lexicon(*learnt) : Lexicon();
    }

private:
    static constexpr std::size_t most_sentences = 60;

    Words left_, right_;
    language::Analyser const& analyser_;
    std::vector<Pair> pairs_;
    std::vector<Numbered> long_units_;
    std::size_t word_pairs_ = 0;

    void add(std::vector<Pair>& pairs, std::vector<WordNumber> ours,
             std::vector<WordNumber> theirs) {
        if (ours.empty() || theirs.empty()) return;
        if (ours.size() > longest_sentence || theirs.size() > longest_sentence) return;
        word_pairs_ += ours.size() * theirs.size();
        if (!has_enough()) pairs.push_back({std::move(ours), std::move(theirs)});
    }

    std::vector<Pair> with_sentences(std::optional<Learnt> const& learnt) {
        auto pairs = pairs_;
        word_pairs_ = 0;
        for (auto const& unit : long_units_) {
            if (has_enough()) break;
            Alike const alike(unit, learnt, left_, right_);
            for (auto const& match :
                 matched(unit.left.size(), unit.right.size(), alike, least_likeness))
                add(pairs, joined(unit.left, match.left), joined(unit.right, match.right));
        }
        return pairs;
    }

    void add_best(Lexicon& lexicon, Words const& from, Words const& to, WordNumber word,
                  std::vector<Likelihood> translations) const {
        std::ranges::stable_sort(translations, std::ranges::greater(), &Likelihood::probability);
        if (translations.size() > most_translations) translations.resize(most_translations);
        for (auto const& [target, probability] : translations)
            lexicon.add(from.language(), from[word], {to[target], to.language(), probability});
    }

    Lexicon lexicon(Learnt const& learnt) const {
        Lexicon made;
        std::vector<std::vector<Likelihood>> back(right_.size());
        for (WordNumber word = 0; word < left_.size(); ++word) {
            add_best(made, left_, right_, word, learnt.translations()[word]);
            for (auto const& [target, probability] : learnt.translations()[word])
                back[target].push_back({word, probability});
        }
        for (WordNumber word = 0; word < right_.size(); ++word)
            add_best(made, right_, left_, word, back[word]);
        return made;
    }
};

}

Lexicon learn(std::vector<Unit> const& units, texts::Language left, texts::Language right,
              language::Analyser const& analyser) {
    Learner learner(left, right, analyser);
    for (auto const& unit : units) {
        if (learner.has_enough()) break;
        learner.take(unit);
    }
    return learner.learn();
}

}

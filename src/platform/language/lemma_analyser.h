// Lemmas and parts of compounds as terms; every distinct word is taken apart once and remembered.
#pragma once
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/language/analysis.h"
#include "platform/language/dictionaries.h"
#include "platform/language/text_hash.h"

namespace language {

/// What terms of each source weigh beside the exact word's 1.
inline constexpr float first_lemma_weight = 0.9F, later_lemma_weight = 0.5F, part_weight = 0.5F,
                       inner_part_weight = 0.3F;

/// Any number of threads may use one analyser. It remembers the words that it met last, at most
/// some 260,000 (about 50 MB).
class LemmaAnalyser : public Analyser {
public:
    /// Both must live as long as the analyser. `stems` is asked for words that no dictionary knows.
    LemmaAnalyser(Dictionaries const& dictionaries, Analyser const& stems);

    void analyse(Word const& word, texts::Language language,
                 std::vector<Term>& terms) const override;

private:
    /// A word's further terms, packed: source, weight in hundredths, length, text.
    using Remembered = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;
    /// When the young are many they become the old, and the old are forgotten: what is used is
    /// carried over.
    struct Shelf {
        std::mutex mutex;
        Remembered young, old;
    };

    std::vector<Term> taken_apart(Word const& word, texts::Language language) const;

    Dictionaries const& dictionaries_;
    Analyser const& stems_;
    mutable std::array<Shelf, 64> shelves_;
};

}

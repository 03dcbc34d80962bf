// What an index stores for a text and what a question looks for: the one interface that deeper
// analysis (lemmas, parts of compounds) stands behind.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/language/words.h"
#include "platform/texts/language.h"

namespace language {

/// How a term was made from the word. Decides the term's place in the index (platform/fulltext).
/// - exact: the word as it stands, folded.
/// - lemma: the word as a dictionary lists it ("städer" is stad).
/// - part: the lemma of a part of a compound ("plattform" in innovationsplattformarna).
/// - stem: what is left without endings, for words that no dictionary knows.
enum class Source : std::uint8_t { exact, stem, lemma, part };

/// Something to look for. `weight` is 1 for the word as it stands and less the further away from
/// it.
struct Term {
    std::string text;
    Source source = Source::exact;
    float weight = 1;
};

/// Makes terms from words. Implementations are safe to use from many threads at once.
class Analyser {
public:
    virtual ~Analyser() = default;
    /// Appends the terms of one word of a text in this language: the exact word first, then lemmas,
    /// the likeliest first, then the parts of a compound as they stand, then the parts of parts,
    /// then a stem. A function word ("och", "the") and a number have only themselves.
    virtual void analyse(Word const& word, texts::Language language,
                         std::vector<Term>& terms) const = 0;
};

}

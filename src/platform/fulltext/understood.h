// What the words of questions were found to mean, remembered as the analyser remembers words: it
// depends on the lexicon alone, not on what is in the index.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/fulltext/wanted.h"

namespace fulltext {

/// One clause of a question, taken apart.
struct UnderstoodClause {
    std::vector<Meaning> meanings;
    /// The marks (sketch.h) of all words of a text that may be found by one of the meanings.
    std::vector<std::uint16_t> marks;
};

/// The marks that a word with this term, as the index has it, may have in a sketch.
void add_marks(std::string const& term, language::Analyser const& analyser,
               std::vector<std::uint16_t>& marks);

/// meanings_of() and the marks for them: remembered, where the understanding has a memory.
std::shared_ptr<UnderstoodClause const> understood(Clause const& clause, texts::Language language,
                                                   Understanding const& understanding);

/// Bounded; from any thread. One analyser and one lexicon for all that it is used with.
class UnderstoodClauses {
public:
    std::shared_ptr<UnderstoodClause const> find(std::string const& name) const;
    void keep(std::string const& name, std::shared_ptr<UnderstoodClause const> clause);

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<UnderstoodClause const>> known_;
    std::size_t bytes_ = 0;
};

/// A lexicon, if there is one, and what was understood with it.
struct Learnt {
    std::shared_ptr<translation::Lexicon const> lexicon = {};
    mutable UnderstoodClauses clauses = {};

    /// Lives no longer than this and the analyser.
    Understanding with(language::Analyser const& analyser) const {
        return {analyser, lexicon.get(), &clauses};
    }
};

}

// What a question's clause looks for in the index: which terms stand for it, and how much each of
// them counts.
#pragma once
#include <string>
#include <vector>

#include "platform/fulltext/question.h"
#include "platform/language/analysis.h"
#include "platform/translation/lexicon.h"

namespace fulltext {

class UnderstoodClauses;

/// With what a question is understood.
struct Understanding {
    language::Analyser const& analyser;
    /// Null: nothing is translated.
    translation::Lexicon const* lexicon = nullptr;
    /// What was understood before (understood.h); null: nothing is remembered.
    UnderstoodClauses* clauses = nullptr;
};

/// A term of the index, and how much one occurrence of it counts.
struct Wanted {
    std::string term;
    float weight = 1;
};

/// Whether a document that has only this term has the word; else it only ranks by it.
bool is_sure(Wanted const& wanted);

/// Terms that say the same: together they count as one word does.
struct Meaning {
    std::vector<Wanted> terms;
    float weight = 1;
};

/// A word of a row (ClauseKind::row): as it was typed, and the terms that it is found by, which are
/// the word itself and its base forms in each language.
struct RowWord {
    std::string text;
    std::vector<std::string> terms;
};
std::vector<RowWord> words_of_row(Clause const& row, Understanding const& understanding);

/// What makes a document better for the clause: the word itself (exactly, in any form, as a part of
/// a compound, translated), and by less the parts of a compound that was asked for. A phrase is its
/// words, exactly; a row is its words in any form. `language` is the one that the question is taken
/// to be in. Not for beginnings.
std::vector<Meaning> meanings_of(Clause const& clause, texts::Language language,
                                 Understanding const& understanding);

/// What a document must have for a word: any of `any`; or, of each of `parts`, any.
struct Enough {
    std::vector<std::string> any;
    std::vector<std::vector<std::string>> parts = {};
};

/// What is enough for a clause that is one word, in any form or (as a phrase) exactly; a word that
/// joins others ("it-stöd") is also there when each of them is. Not for beginnings, rows and longer
/// phrases.
Enough enough_for(Clause const& clause, texts::Language language,
                  Understanding const& understanding);

}

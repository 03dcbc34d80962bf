// How good each document is for one clause of a question.
#pragma once
#include <optional>
#include <string>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/wanted.h"

namespace fulltext {

struct Scored {
    Impacts impacts;
    /// For a single word: who has what is enough for it (wanted.h), found by the way.
    std::optional<Numbers> enough = {};
};

/// Scores every document that has anything of the clause. With `described`, words of the same stem
/// count too.
Scored scored(Clause const& clause, texts::Language language, bool described,
              Reader::State const& state, LengthWeights const& lengths,
              Understanding const& understanding);

/// Who types a few words means those; who types more describes, and could have said it otherwise:
/// words of the same stem count too.
bool describes(Question const& question);

/// How rare a word is that so many of all documents have (the inverse document frequency of BM25).
float rarity_of(double with, double all);

/// The name under which the impacts of a clause are kept.
inline std::string name_of_impact(Clause const& clause, texts::Language language, bool described) {
    return name_of(clause, language) + (described ? "\n" : "");
}

}

// What the dictionaries leave out or get wrong, in our own words: irregular forms, words that only
// look like compounds, endings that look like words.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "platform/language/text_hash.h"
#include "platform/texts/language.h"

namespace language {

using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

/// All words are one byte a letter (letters.h).
struct OwnWords {
    /// A form and its lemmas, the likeliest first: "bättre" is bra or god.
    std::unordered_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>> irregular;
    WordSet opaque;       ///< Never split: their parts do not carry their meaning ("plattform").
    WordSet short_parts;  ///< Of one or two letters, and parts of compounds all the same ("ö").
    WordSet endings;      ///< Words that are never the last part: they are endings ("het").
    WordSet particles;    ///< Make a word with a meaning of its own ("an" + svar), never a part.
    WordSet beginnings;   ///< Make a transparent word with a verb ("över" + klaga).
};

/// Words that the dictionary lacks, a line each as in a .dic file, one byte a letter.
std::string more_words(texts::Language language);

OwnWords own_words(texts::Language language);

}

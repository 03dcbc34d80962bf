// Masking a text before it is handed out: chosen sentences and chosen words are replaced by one
// mark, so that nothing of them, nor their length or number, is left. Pure functions.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace masking {

/// A sentence, and the white space after it.
struct Sentence {
    std::string words = {};  ///< Empty only in an empty text, or before leading white space.
    std::string space = {};
    friend bool operator==(Sentence const&, Sentence const&) = default;
};

/// The text cut after ". ", "! ", "? ", "… " and line ends; the sentences one after the other are
/// the text.
std::vector<Sentence> sentences(std::string_view text);

/// What is to be masked. Sentences are counted through all texts, from 0, one after the other.
struct Choice {
    std::set<std::size_t> sentences = {};
    /// Masked wherever they stand, inside words too, whatever their case and the white space
    /// between their words. Those of one character and white space alone are passed over.
    std::vector<std::string> strings = {};
};

/// The texts with what was chosen replaced by `mark`. What is masked side by side, or with white
/// space alone between, becomes one mark.
std::vector<std::string> masked(std::vector<std::string> const& texts, Choice const& choice,
                                std::string_view mark);

/// One text in which only strings are masked: for labels, which have no sentences of their own.
std::string masked(std::string_view text, std::vector<std::string> const& strings,
                   std::string_view mark);

}

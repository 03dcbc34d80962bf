// The words of a text: where they stand, folded for comparing, reference numbers whole and in
// parts.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace language {

/// The longest word that is kept, in bytes of its folded form; what is longer is cut there.
inline constexpr std::size_t longest_word = 64;

/// Some texts join words: "2015-06045", "KS 2024/00123", "it-stöd", "anna@sampelby.example". The
/// whole and each part are words of their own. A part stands where it stands; the whole where it
/// begins.
enum class WordKind : std::uint8_t { word, number, whole };

/// One word. `text` is NFC and case-folded; `begin` and `end` are bytes of the text that was given,
/// `position` counts words (not wholes) from 0.
struct Word {
    std::string text;
    std::size_t begin = 0, end = 0;
    std::uint32_t position = 0;
    WordKind kind = WordKind::word;
};

/// The words in reading order, a whole before its parts. Boundaries are those of Unicode (ICU for
/// scripts that do not put spaces between words). Invisible characters inside a word are dropped;
/// bytes that are not UTF-8 separate words. At most `limit` words.
std::vector<Word> words(std::string_view text, std::size_t limit = 1'000'000);

}

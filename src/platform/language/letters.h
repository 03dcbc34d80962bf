// Words as one byte a letter: every letter of Swedish, Norwegian and English fits in Latin-1.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace language {

/// The UTF-8 text with one byte a letter (ISO 8859-1); nothing when a letter does not fit or the
/// bytes are not UTF-8.
std::optional<std::string> letters_of(std::string_view utf8);

/// Back to UTF-8.
std::string utf8_of(std::string_view letters);

/// Lower case; "ß" stays.
std::string lower(std::string_view letters);

bool is_upper(char letter);
bool is_vowel(char letter);
bool is_consonant(char letter);

/// Letters that Swedish and Norwegian add, one byte each.
inline constexpr char a_ring = '\xe5', a_dots = '\xe4', o_dots = '\xf6', o_stroke = '\xf8',
                      a_e = '\xe6';

}

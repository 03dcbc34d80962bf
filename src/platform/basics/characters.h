// One character of UTF-8 after the other, and what kind it is by Unicode's tables.
#pragma once
#include <cstddef>
#include <string_view>

namespace basics {

/// The character at `position` (less than the text's size), which moves past it. U+FFFD for bytes
/// that are not UTF-8.
char32_t next_character(std::string_view text, std::size_t& position);
/// The character that ends right before `position` (greater than 0); U+FFFD for bytes that are not
/// UTF-8.
char32_t character_before(std::string_view text, std::size_t position);

bool is_letter(char32_t character);  ///< Letters, and marks that stand on one.
bool is_letter_or_digit(char32_t character);
bool is_space(char32_t character);
bool is_upper(char32_t character);
bool is_lower(char32_t character);

}

// ICU's character properties.
#include "platform/basics/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace basics {

namespace {

constexpr char32_t replacement = 0xFFFD;

UChar32 icu(char32_t character) { return static_cast<UChar32>(character); }

}

char32_t next_character(std::string_view text, std::size_t& position) {
    int at = static_cast<int>(position);
    UChar32 c = 0;
    U8_NEXT(text.data(), at, static_cast<int>(text.size()), c);
    position = static_cast<std::size_t>(at);
    return c < 0 ? replacement : static_cast<char32_t>(c);
}

char32_t character_before(std::string_view text, std::size_t position) {
    int at = static_cast<int>(position);
    UChar32 c = 0;
    U8_PREV(text.data(), 0, at, c);
    return c < 0 ? replacement : static_cast<char32_t>(c);
}

bool is_letter(char32_t c) { return u_isalpha(icu(c)) || u_charType(icu(c)) == U_NON_SPACING_MARK; }
bool is_letter_or_digit(char32_t c) { return u_isalnum(icu(c)); }
bool is_space(char32_t c) { return u_isUWhiteSpace(icu(c)); }
bool is_upper(char32_t c) { return u_isupper(icu(c)); }
bool is_lower(char32_t c) { return u_islower(icu(c)); }

}

// Latin-1 is the first 256 code points of Unicode, so two bytes of UTF-8 are one letter.
#include "platform/language/letters.h"

#include <cstddef>

namespace language {

namespace {

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }

}

std::optional<std::string> letters_of(std::string_view utf8) {
    std::string letters;
    letters.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        auto const lead = byte(utf8[i]);
        if (lead < 0x80) {
            letters += utf8[i];
            continue;
        }
        bool const fits = (lead == 0xc2 || lead == 0xc3) && i + 1 < utf8.size() &&
                          (byte(utf8[i + 1]) & 0xc0) == 0x80;
        if (!fits) return std::nullopt;
        letters += static_cast<char>(((lead & 3) << 6) | (byte(utf8[++i]) & 0x3f));
    }
    return letters;
}

std::string utf8_of(std::string_view letters) {
    std::string utf8;
    utf8.reserve(letters.size() + 4);
    for (char const letter : letters) {
        auto const point = byte(letter);
        if (point < 0x80) {
            utf8 += letter;
        } else {
            utf8 += static_cast<char>(0xc0 | (point >> 6));
            utf8 += static_cast<char>(0x80 | (point & 0x3f));
        }
    }
    return utf8;
}

bool is_upper(char letter) {
    auto const point = byte(letter);
    return (point >= 'A' && point <= 'Z') || (point >= 0xc0 && point <= 0xde && point != 0xd7);
}

std::string lower(std::string_view letters) {
    std::string result(letters);
    for (char& letter : result)
        if (is_upper(letter)) letter = static_cast<char>(byte(letter) + 0x20);
    return result;
}

bool is_vowel(char letter) {
    return std::string_view("aeiouy\xe5\xe4\xf6\xe6\xf8\xe9").contains(letter);
}

bool is_consonant(char letter) { return std::string_view("bcdfghjklmnpqrstvwxz").contains(letter); }

}

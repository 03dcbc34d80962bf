// Byte by byte: what is no UTF-8 is a letter like others, and fits nothing.
#include "services/legal_references/scanning.h"

#include <algorithm>

namespace legal_references {

namespace {

constexpr std::string_view blank = "\xC2\xA0", narrow_blank = "\xE2\x80\xAF";
constexpr std::string_view signs[] = {"\xC2\xA7",     blank,          narrow_blank,
                                      "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x91",
                                      "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x99"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Å, Ä and Ö are C3 85, 84 and 96; their small ones lie 32 higher, as in ASCII.
char small(char before, char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    if (before == '\xC3' && (c == '\x85' || c == '\x84' || c == '\x96'))
        return static_cast<char>(static_cast<unsigned char>(c) + 32);
    return c;
}

}

std::size_t Cursor::spaces() {
    auto const begin = at_;
    while (take(" ") || take("\t") || take(blank) || take(narrow_blank)) {}
    return at_ - begin;
}

bool Cursor::take(std::string_view piece) {
    if (!rest().starts_with(piece)) return false;
    at_ += piece.size();
    return true;
}

bool Cursor::take_any_case(std::string_view piece) {
    auto const here = rest();
    if (here.size() < piece.size()) return false;
    for (std::size_t i = 0; i < piece.size(); ++i)
        if (small(i == 0 ? '\0' : here[i - 1], here[i]) !=
            small(i == 0 ? '\0' : piece[i - 1], piece[i]))
            return false;
    at_ += piece.size();
    return true;
}

std::optional<std::string_view> Cursor::digits(std::size_t most) {
    auto const here = rest();
    std::size_t count = 0;
    while (count < here.size() && is_digit(here[count])) ++count;
    if (count == 0 || count > most) return std::nullopt;
    at_ += count;
    return here.substr(0, count);
}

std::optional<char> Cursor::single_letter() {
    if (is_over() || !is_letter(text_[at_]) || is_word_at(text_, at_ + 1)) return std::nullopt;
    return small('\0', text_[at_++]);
}

bool Cursor::is_word_end() const { return !is_word_at(text_, at_); }

bool is_word_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    auto const c = text[at];
    if (is_digit(c) || is_letter(c)) return true;
    if (static_cast<unsigned char>(c) < 0x80) return false;
    return std::ranges::none_of(
        signs, [&](std::string_view sign) { return text.substr(at).starts_with(sign); });
}

bool is_word_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return false;
    if (std::ranges::any_of(
            signs, [&](std::string_view sign) { return text.substr(0, at).ends_with(sign); }))
        return false;
    return is_word_at(text, at - 1);
}

}

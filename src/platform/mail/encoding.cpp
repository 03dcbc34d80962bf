// Encoded words and quoted-printable.
#include "platform/mail/encoding.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace mail {

namespace {

constexpr std::size_t longest_line = 76;
constexpr std::string_view word_begin = "=?utf-8?Q?", word_end = "?=";
constexpr std::size_t longest_word = 75;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string hexadecimal(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4U], digits[byte & 15U]};
}

std::string in_word(std::string_view character) {
    if (character == " ") return "_";
    std::string encoded;
    for (char c : character) encoded += is_plain(c) ? std::string(1, c) : hexadecimal(c);
    return encoded;
}

/// The first character's bytes.
std::string_view first_character(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) ++size;
    return text.substr(0, size);
}

std::string in_body(char c, bool is_last_of_line) {
    bool const is_blank = c == ' ' || c == '\t';
    bool const stands = (c > ' ' && c <= '~' && c != '=') || (is_blank && !is_last_of_line);
    return stands ? std::string(1, c) : hexadecimal(c);
}

void add_line(std::string& body, std::string_view line) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const piece = in_body(line[i], i + 1 == line.size());
        if (width + piece.size() > longest_line - 1) {
            body += "=\r\n";
            width = 0;
        }
        body += piece;
        width += piece.size();
    }
    body += "\r\n";
}

}

std::string header_text(std::string_view text) {
    auto const line = basics::one_line(text);
    bool const is_simple =
        line.size() <= 60 && line != "" && line.front() != ' ' && line.back() != ' ' &&
        std::ranges::all_of(line, [](char c) { return is_plain(c) || c == ' '; });
    if (is_simple) return line;
    std::string words(word_begin);
    std::size_t width = words.size();
    for (std::string_view rest = line; !rest.empty();) {
        auto const character = first_character(rest);
        auto const encoded = in_word(character);
        if (width + encoded.size() + word_end.size() > longest_word) {
            words += std::string(word_end) + "\r\n " + std::string(word_begin);
            width = word_begin.size();
        }
        words += encoded;
        width += encoded.size();
        rest.remove_prefix(character.size());
    }
    return words + std::string(word_end);
}

std::string quoted_printable(std::string_view text) {
    std::string body;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        add_line(body, line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return body;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t bytes_in_line = 57;
    std::string encoded;
    encoded.reserve(bytes.size() / 3 * 4 + bytes.size() / bytes_in_line * 2 + 8);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const group = bytes.substr(at, 3);
        unsigned bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            encoded += i <= group.size() ? letters[bits >> (18 - 6 * i) & 63] : '=';
        if ((at + 3) % bytes_in_line == 0 && at + 3 < bytes.size()) encoded += "\r\n";
    }
    return encoded + (bytes.empty() ? "" : "\r\n");
}

}

// Cutting text into words and sentences by Unicode's character properties.
#include "features/knowledge/readers/words/words.h"

#include <algorithm>
#include <array>

#include "platform/basics/characters.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

using basics::is_letter;
using basics::next_character;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Whether a letter or digit ends right before `position`.
bool word_before(std::string_view text, std::size_t position) {
    if (position == 0) return false;
    return basics::is_letter_or_digit(basics::character_before(text, position));
}

/// Whether a letter or digit begins at `position`.
bool word_at(std::string_view text, std::size_t position) {
    if (position >= text.size()) return false;
    return basics::is_letter_or_digit(next_character(text, position));
}

/// Short forms after which a sentence goes on.
// recognises: abbreviations in Swedish, Norwegian and English
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"t.ex", "bl.a", "m.m", "m.fl",  "d.v.s", "dvs", "kl",  "ca", "kr",   "mill",  "nr",
     "dnr",  "s.k",  "f.d", "o.s.v", "osv",   "e.g", "i.e", "dr", "prof", "f.eks", "pga"});

bool ends_with_abbreviation(std::string_view text) {
    auto const space = text.find_last_of(" \n(");
    auto const last = basics::folded(space == text.npos ? text : text.substr(space + 1));
    bool const number = !last.empty() && std::ranges::all_of(last, is_digit);
    return (number && last.size() <= 2) || last.size() == 1 || is_among(last, abbreviations);
}

}

std::vector<Token> tokens(std::string_view text, std::size_t most) {
    std::vector<Token> found;
    bool spaced = false;
    for (std::size_t position = 0; position < text.size() && found.size() < most;) {
        std::size_t const begin = position;
        char32_t const c = next_character(text, position);
        if (basics::is_space(c)) {
            spaced = true;
            continue;
        }
        Token token;
        token.begin = begin;
        token.spaced = spaced;
        token.kind = is_digit(c)    ? TokenKind::number
                     : is_letter(c) ? TokenKind::word
                                    : TokenKind::mark;
        token.capital = basics::is_upper(c);
        while (token.kind != TokenKind::mark && position < text.size()) {
            std::size_t after = position;
            char32_t const next = next_character(text, after);
            if (token.kind == TokenKind::number ? !is_digit(next) : !is_letter(next)) break;
            position = after;
        }
        token.end = position;
        token.text = std::string(text.substr(begin, position - begin));
        token.folded = token.kind == TokenKind::word ? basics::folded(token.text) : token.text;
        found.push_back(std::move(token));
        spaced = false;
    }
    return found;
}

int value_of(Token const& token) {
    if (token.kind != TokenKind::number || token.text.size() > 9) return -1;
    int value = 0;
    for (char c : token.text) value = value * 10 + (c - '0');
    return value;
}

bool starts_with_phrase(std::string_view folded_text, std::string_view phrase) {
    return folded_text.starts_with(phrase) && !word_at(folded_text, phrase.size());
}

std::size_t find_phrase(std::string_view folded_text, std::string_view phrase, std::size_t from) {
    if (phrase.empty()) return folded_text.npos;
    for (auto at = folded_text.find(phrase, from); at != folded_text.npos;
         at = folded_text.find(phrase, at + 1))
        if (!word_before(folded_text, at) && !word_at(folded_text, at + phrase.size())) return at;
    return folded_text.npos;
}

std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (char c : text) {
        bool const space = c == ' ' || c == '\t' || c == '\n';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

bool all_capitals(std::string_view text) {
    bool found = false;
    for (std::size_t position = 0; position < text.size();) {
        char32_t const c = next_character(text, position);
        if (basics::is_lower(c)) return false;
        found = found || basics::is_upper(c);
    }
    return found;
}

bool starts_with_capital(std::string_view text) {
    std::size_t position = 0;
    return !text.empty() && basics::is_upper(next_character(text, position));
}

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    auto const cut = [&](std::size_t end) {
        if (auto const one = basics::trimmed(text.substr(begin, end - begin)); !one.empty())
            found.push_back(one);
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') cut(i + 1);
        if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
        std::size_t after = i + 1;
        while (after < text.size() &&
               (text[after] == '"' || text[after] == ')' || text[after] == '\''))
            ++after;
        if (after >= text.size() || text[after] != ' ') continue;
        auto const rest = basics::trimmed(text.substr(after));
        bool const new_one = starts_with_capital(rest) || rest.starts_with("–") ||
                             rest.starts_with("\"") || rest.starts_with("”") ||
                             rest.starts_with("“");
        if (new_one && !(text[i] == '.' && ends_with_abbreviation(text.substr(begin, i - begin))))
            cut(after);
    }
    cut(text.size());
    return found;
}

}

// Text cut into words and numbers, for the rules that recognise dates, amounts and names.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge::readers {

enum class TokenKind { word, number, mark };

/// A run of letters, a run of ASCII digits, or one other character. White space is left out.
struct Token {
    TokenKind kind = TokenKind::mark;
    std::string text;                ///< As written.
    std::string folded;              ///< For comparing.
    std::size_t begin = 0, end = 0;  ///< Bytes in the text.
    bool spaced = false;             ///< White space stands before it.
    bool capital = false;            ///< A word whose first letter is upper case.
};

/// At most `most` tokens from the beginning of the text.
std::vector<Token> tokens(std::string_view text, std::size_t most = 100'000);

/// Whether the value is one of the list's.
template <class List>
bool is_among(std::string_view value, List const& list) {
    return std::ranges::find(list, value) != std::ranges::end(list);
}

/// The value of an ASCII number token of at most nine digits; -1 otherwise.
int value_of(Token const& token);

/// Whether the folded text begins with the folded phrase and a word ends there.
bool starts_with_phrase(std::string_view folded_text, std::string_view phrase);

/// Where the folded word or phrase stands in the folded text as whole words; npos when it does not.
std::size_t find_phrase(std::string_view folded_text, std::string_view phrase,
                        std::size_t from = 0);

/// At most so many bytes from the beginning, without half a letter at the end.
std::string_view cut(std::string_view text, std::size_t bytes);

/// Words in the text, separated by white space.
std::size_t word_count(std::string_view text);

/// Whether every letter of the text is upper case and there is one.
bool all_capitals(std::string_view text);

/// Whether the text's first letter is upper case.
bool starts_with_capital(std::string_view text);

/// The text in sentences: cut after . ! ? … before a capital or a dash, not after abbreviations.
std::vector<std::string_view> sentences(std::string_view text);

}

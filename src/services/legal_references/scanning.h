// A place in a text from which pieces are taken, or the place stays where it is.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace legal_references {

class Cursor {
public:
    explicit Cursor(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

    std::size_t at() const { return at_; }
    bool is_over() const { return at_ >= text_.size(); }
    std::string_view rest() const { return text_.substr(at_); }
    void go_to(std::size_t at) { at_ = at; }

    /// Blanks of one line, also those that do not break; how many bytes.
    std::size_t spaces();
    bool take(std::string_view piece);
    /// The same in capitals or small letters, for ASCII and å, ä, ö.
    bool take_any_case(std::string_view piece);
    /// So many digits at most, and no further digit after them.
    std::optional<std::string_view> digits(std::size_t most);
    /// One ASCII letter with no letter or digit after it, as a small one.
    std::optional<char> single_letter();
    /// Whether no word goes on here.
    bool is_word_end() const;

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// Whether the byte belongs to a word: ASCII letters and digits, and all of UTF-8 beyond ASCII but
/// for signs that are no letters (§, dashes, blanks that do not break).
bool is_word_at(std::string_view text, std::size_t at);
/// Whether a word ends just before.
bool is_word_before(std::string_view text, std::size_t at);

}

// Scans once over the bytes: ASCII and Latin letters by table, everything else by ICU's properties.
#include "platform/language/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "platform/basics/text.h"

namespace language {

namespace {

enum class Class : std::uint8_t { other, letter, digit, joiner, hidden };

constexpr UChar32 hyphen = 0x2010, unbreakable_hyphen = 0x2011, apostrophe = 0x2019;

Class ascii_class(UChar32 c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
    if (c >= '0' && c <= '9') return Class::digit;
    return c != 0 &&
                   std::string_view("-/:.,@&'").find(static_cast<char>(c)) != std::string_view::npos
               ? Class::joiner
               : Class::other;
}

Class class_of(UChar32 c) {
    if (c < 0) return Class::other;
    if (c < 0x80) return ascii_class(c);
    if (c == hyphen || c == unbreakable_hyphen || c == apostrophe) return Class::joiner;
    auto const mask = U_GET_GC_MASK(c);
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return Class::letter;
    if ((mask & U_GC_N_MASK) != 0) return Class::digit;
    return (mask & U_GC_CF_MASK) != 0 ? Class::hidden : Class::other;
}

char ascii_joiner(UChar32 c) {
    if (c == hyphen || c == unbreakable_hyphen) return '-';
    return c == apostrophe ? '\'' : static_cast<char>(c);
}

/// A run of letters and digits with nothing between.
struct Atom {
    std::size_t begin = 0, end = 0;
    bool digits_only = true, has_digit = false, has_hidden = false, spaceless_script = false;
    bool digit_first = false, digit_last = false;
    char joined_by = 0;  // What stands between the atom before and this one; 0 after a break.
};

bool is_lower(std::string_view text) {
    return !text.empty() && !(text[0] >= 'A' && text[0] <= 'Z');
}

class Scanner {
public:
    Scanner(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {}

    std::vector<Word> scan() {
        while (position_ < size() && found_.size() < limit_) {
            int const start = position_;
            UChar32 c = 0;
            U8_NEXT(text_.data(), position_, size(), c);
            auto const kind = class_of(c);
            if (kind == Class::letter || kind == Class::digit) {
                position_ = start;
                atoms_.push_back(atom());
            } else if (kind == Class::joiner && !atoms_.empty() && joins(c)) {
                continue;
            } else if (kind != Class::hidden || atoms_.empty()) {
                finish_run();
            }
        }
        finish_run();
        if (found_.size() > limit_) found_.resize(limit_);
        return std::move(found_);
    }

private:
    std::string_view text_;
    std::size_t limit_;
    int position_ = 0;
    char pending_joiner_ = 0;
    std::uint32_t counted_ = 0;
    std::vector<Atom> atoms_;
    std::vector<Word> found_;

    int size() const { return static_cast<int>(text_.size()); }

    static bool needs_dictionary(UChar32 c) {
        if (c < 0x0E00) return false;
        auto const line_break = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
        return line_break == U_LB_COMPLEX_CONTEXT || line_break == U_LB_IDEOGRAPHIC ||
               line_break == U_LB_CONDITIONAL_JAPANESE_STARTER;
    }

    Atom atom() {
        Atom found{.begin = static_cast<std::size_t>(position_), .joined_by = pending_joiner_};
        pending_joiner_ = 0;
        bool first = true;
        while (position_ < size()) {
            int next = position_;
            UChar32 c = 0;
            U8_NEXT(text_.data(), next, size(), c);
            auto const kind = class_of(c);
            bool const inner =
                kind == Class::hidden || (kind == Class::joiner && apostrophe_inside(c, next));
            if (kind != Class::letter && kind != Class::digit && !inner) break;
            if (kind == Class::digit) found.has_digit = true;
            else if (kind == Class::letter) found.digits_only = false;
            if (kind == Class::hidden || c == apostrophe) found.has_hidden = true;
            if (needs_dictionary(c)) found.spaceless_script = true;
            if (first) found.digit_first = kind == Class::digit;
            if (kind != Class::hidden) found.digit_last = kind == Class::digit;
            first = false;
            position_ = next;
        }
        found.end = static_cast<std::size_t>(position_);
        return found;
    }

    bool apostrophe_inside(UChar32 c, int next) const {
        return ascii_joiner(c) == '\'' && class_at(next) == Class::letter;
    }

    Class class_at(int position) const {
        if (position >= size()) return Class::other;
        UChar32 c = 0;
        U8_NEXT(text_.data(), position, size(), c);
        return class_of(c);
    }

    /// Whether the character just read holds the atom before and the one after together.
    bool joins(UChar32 c) {
        char const joiner = ascii_joiner(c);
        auto const after = class_at(position_);
        if (after != Class::letter && after != Class::digit) return false;
        bool const digit_before = atoms_.back().digit_last, digit_after = after == Class::digit;
        bool joined = false;
        switch (joiner) {
            case '-':
            case '@':
            case '&': joined = true; break;
            case '/': joined = digit_before || digit_after; break;
            case ':': joined = digit_before || digit_after || short_ending(); break;
            case '.':
                joined = digit_before == digit_after &&
                         is_lower(text_.substr(static_cast<std::size_t>(position_)));
                break;
            case ',': joined = digit_before && digit_after; break;
            default: break;
        }
        if (joined) pending_joiner_ = joiner;
        return joined;
    }

    /// "EU:s", "tv:n": at most three letters follow.
    bool short_ending() const {
        int position = position_;
        for (int letters = 0; letters < 4; ++letters) {
            if (class_at(position) != Class::letter) return letters > 0;
            UChar32 c = 0;
            U8_NEXT(text_.data(), position, size(), c);
        }
        return false;
    }

    std::string folded_atom(Atom const& atom) const {
        auto const bytes = text_.substr(atom.begin, atom.end - atom.begin);
        if (atom.has_hidden) return folded_slowly(without_hidden(bytes));
        std::string result(bytes);
        for (std::size_t i = 0; i < result.size(); ++i) {
            auto const byte = static_cast<unsigned char>(result[i]);
            if (byte >= 'A' && byte <= 'Z') result[i] = static_cast<char>(byte + 32);
            else if (byte == 0xC3 && i + 1 < result.size() &&
                     static_cast<unsigned char>(result[i + 1]) != 0x9F) {
                auto const second = static_cast<unsigned char>(result[++i]);
                if (second <= 0x9E) result[i] = static_cast<char>(second + 32);
            } else if (byte >= 0x80) {
                return folded_slowly(std::string(bytes));
            }
        }
        return result;
    }

    static std::string without_hidden(std::string_view bytes) {
        std::string kept;
        int position = 0;
        int const end = static_cast<int>(bytes.size());
        while (position < end) {
            int const start = position;
            UChar32 c = 0;
            U8_NEXT(bytes.data(), position, end, c);
            if (c == apostrophe) kept += '\'';
            else if (class_of(c) != Class::hidden)
                kept.append(bytes, static_cast<std::size_t>(start),
                            static_cast<std::size_t>(position - start));
        }
        return kept;
    }

    static std::string folded_slowly(std::string const& bytes) { return basics::folded(bytes); }

    static void cut(std::string& word) {
        if (word.size() <= longest_word) return;
        std::size_t end = longest_word;
        while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
        word.resize(end);
    }

    void finish_run() {
        pending_joiner_ = 0;
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= atoms_.size(); ++i) {
            if (i < atoms_.size() && atoms_[i].joined_by != 0) continue;
            finish_joined(begin, i);
            begin = i;
        }
        atoms_.clear();
    }

    void finish_joined(std::size_t first, std::size_t last) {
        std::string whole;
        std::size_t whole_at = found_.size();
        bool const joined = last - first > 1;
        if (joined)
            found_.push_back({.text = {},
                              .begin = atoms_[first].begin,
                              .end = atoms_[last - 1].end,
                              .position = counted_,
                              .kind = WordKind::whole});
        for (std::size_t i = first; i < last; ++i) {
            auto word = folded_atom(atoms_[i]);
            if (joined && whole.size() <= longest_word) {
                if (i > first) whole += atoms_[i].joined_by;
                whole += word;
            }
            if (atoms_[i].spaceless_script) {
                split_by_dictionary(atoms_[i]);
                continue;
            }
            cut(word);
            if (word.empty()) continue;
            found_.push_back({.text = std::move(word),
                              .begin = atoms_[i].begin,
                              .end = atoms_[i].end,
                              .position = counted_++,
                              .kind = atoms_[i].digits_only ? WordKind::number : WordKind::word});
        }
        if (!joined) return;
        if (whole.size() > longest_word)
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(whole_at));
        else found_[whole_at].text = std::move(whole);
    }

    void split_by_dictionary(Atom const& atom) {
        thread_local std::unique_ptr<icu::BreakIterator> const breaks = [] {
            UErrorCode status = U_ZERO_ERROR;
            std::unique_ptr<icu::BreakIterator> made(
                icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
            if (U_FAILURE(status)) throw std::runtime_error("ICU has no word boundaries");
            return made;
        }();
        auto const bytes = text_.substr(atom.begin, atom.end - atom.begin);
        UErrorCode status = U_ZERO_ERROR;
        UText utext = UTEXT_INITIALIZER;
        utext_openUTF8(&utext, bytes.data(), static_cast<std::int64_t>(bytes.size()), &status);
        breaks->setText(&utext, status);
        int begin = breaks->first();
        for (int end = breaks->next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
             end = breaks->next()) {
            auto const from = static_cast<std::size_t>(begin), to = static_cast<std::size_t>(end);
            auto word = folded_slowly(without_hidden(bytes.substr(from, to - from)));
            cut(word);
            if (!word.empty())
                found_.push_back({.text = std::move(word),
                                  .begin = atom.begin + from,
                                  .end = atom.begin + to,
                                  .position = counted_++});
            begin = end;
        }
        utext_close(&utext);
    }
};

}

std::vector<Word> words(std::string_view text, std::size_t limit) {
    return Scanner(text, limit).scan();
}

}

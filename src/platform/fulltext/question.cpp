// One pass over the bytes; whatever is not understood separates words.
#include "platform/fulltext/question.h"

#include <algorithm>
#include <optional>

#include "platform/basics/text.h"
#include "platform/language/guess.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

constexpr std::string_view quotes[] = {"\"", "“", "”", "„", "‟", "«", "»", "″"};
constexpr std::string_view minuses[] = {"-", "−", "–"};

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

/// The length of the one of `marks` that the text begins with; 0 when none does.
template <std::size_t count>
std::size_t starts_with(std::string_view text, std::string_view const (&marks)[count]) {
    for (auto const mark : marks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

std::size_t is_blank_at(std::string_view text) {
    if (text.starts_with("\xC2\xA0")) return 2;  // No-break space.
    return !text.empty() && is_blank(text[0]) ? 1 : 0;
}

class Parser {
public:
    Parser(std::string_view typed, std::span<FieldName const> fields)
        : typed_(typed), fields_(fields) {
        if (typed_.size() <= longest_question) return;
        question_.cut = true;
        std::size_t end = longest_question;
        while (end > 0 && (static_cast<unsigned char>(typed_[end]) & 0xC0) == 0x80) --end;
        typed_ = typed_.substr(0, end);
    }

    Question parse() {
        while (position_ < typed_.size()) {
            if (auto const blank = is_blank_at(rest())) position_ += blank;
            else clause();
        }
        mark_optional();
        return std::move(question_);
    }

    Question parse_plain() {
        loose_words(0, typed_.size(), {}, false);
        mark_optional();
        return std::move(question_);
    }

private:
    std::string_view typed_;
    std::span<FieldName const> fields_;
    std::size_t position_ = 0;
    std::size_t words_ = 0;
    Question question_;

    std::string_view rest() const { return typed_.substr(position_); }

    void clause() {
        bool const excluded = skip_minus();
        auto const prefix = skip_field();
        if (auto const quote = starts_with(rest(), quotes)) {
            position_ += quote;
            if (auto const end = closing_quote()) phrase(*end, prefix, excluded);
            else question_.unclosed = true;
            return;
        }
        std::size_t const begin = position_;
        while (position_ < typed_.size() && is_blank_at(rest()) == 0 &&
               starts_with(rest(), quotes) == 0)
            ++position_;
        loose_words(begin, position_, prefix, excluded);
    }

    bool skip_minus() {
        auto const minus = starts_with(rest(), minuses);
        if (minus == 0) return false;
        position_ += minus;
        return is_blank_at(rest()) == 0;
    }

    std::string_view skip_field() {
        auto const colon = rest().substr(0, 40).find(':');
        if (colon == std::string_view::npos || colon + 1 >= rest().size()) return {};
        if (is_blank_at(rest().substr(colon + 1)) != 0) return {};
        auto const name = rest().substr(0, colon);
        if (!basics::is_utf8(name)) return {};
        auto const folded = basics::folded(name);
        auto const found = std::ranges::find(fields_, std::string_view(folded), &FieldName::name);
        if (found == fields_.end()) return {};
        position_ += colon + 1;
        return found->prefix;
    }

    std::optional<std::size_t> closing_quote() const {
        for (std::size_t i = position_; i < typed_.size(); ++i)
            if (starts_with(typed_.substr(i), quotes) != 0) return i;
        return std::nullopt;
    }

    /// Takes `count` words of the number that a question may have; false when there are too many.
    bool take_words(std::size_t count) {
        if (words_ + count > most_clauses) {
            question_.cut = true;
            return false;
        }
        words_ += count;
        return true;
    }

    void phrase(std::size_t end, std::string_view prefix, bool excluded) {
        auto const text = typed_.substr(position_, end - position_);
        std::size_t const begin = position_;
        position_ = end + starts_with(typed_.substr(end), quotes);
        auto const words = language::words(text);
        auto const count = static_cast<std::size_t>(std::ranges::count_if(
            words, [](auto const& word) { return word.kind != language::WordKind::whole; }));
        if (count == 0 || !take_words(count)) return;
        question_.clauses.push_back({.kind = ClauseKind::phrase,
                                     .text = std::string(text),
                                     .begin = begin,
                                     .end = end,
                                     .prefix = std::string(prefix),
                                     .excluded = excluded});
    }

    void loose_words(std::size_t begin, std::size_t end, std::string_view prefix, bool excluded) {
        std::size_t covered =
            0;  // The end of the last whole: its parts are not clauses of their own.
        for (auto const& word : language::words(typed_.substr(begin, end - begin))) {
            if (word.end <= covered) continue;
            covered = word.end;
            if (!take_words(1)) return;
            bool const left_out = excluded && !language::is_function_word(word.text);
            question_.clauses.push_back(
                {.text = std::string(typed_.substr(begin + word.begin, word.end - word.begin)),
                 .begin = begin + word.begin,
                 .end = begin + word.end,
                 .prefix = std::string(prefix),
                 .excluded = left_out});
        }
    }

    static bool only_binds(Clause const& clause) {
        if (clause.kind != ClauseKind::word || !clause.prefix.empty() || clause.excluded)
            return false;
        auto const words = language::words(clause.text);
        return words.size() == 1 && language::is_function_word(words[0].text);
    }

    void mark_optional() {
        auto const says_something = [](Clause const& clause) {
            return !clause.excluded && !only_binds(clause);
        };
        if (!std::ranges::any_of(question_.clauses, says_something)) return;
        for (auto& clause : question_.clauses) clause.optional = only_binds(clause);
    }
};

}

bool is_loose(Clause const& clause) {
    return clause.kind == ClauseKind::word && clause.prefix.empty() && !clause.excluded &&
           !clause.optional;
}

bool Question::asks_nothing() const { return std::ranges::all_of(clauses, &Clause::excluded); }

Widening const* Question::widening_of(std::size_t clause) const {
    for (auto const& widening : widenings)
        if (clause >= widening.first && clause < widening.first + widening.count) return &widening;
    return nullptr;
}

namespace {

Question in_its_language(Question question, texts::Language assumed) {
    std::string text;
    for (auto const& clause : question.clauses) text.append(clause.text).push_back(' ');
    question.language = language::guess_language(text).value_or(assumed);
    return question;
}

}

Question parse(std::string_view typed, std::span<FieldName const> fields, texts::Language assumed) {
    return in_its_language(Parser(typed, fields).parse(), assumed);
}

Question parse_plain(std::string_view text, texts::Language assumed) {
    return in_its_language(Parser(text, {}).parse_plain(), assumed);
}

}

// The longest common subsequence of words.
#include "features/knowledge/stories/text_diff.h"

#include <algorithm>

namespace knowledge::stories {

namespace {

using Words = std::vector<std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Letters, digits and every byte of a character beyond ASCII: a word is never cut inside a
/// character.
bool is_in_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words, runs of white space, and each mark by itself: "hus, " changes to "hus. " in one mark.
Words words_of(std::string_view text) {
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        if (is_in_word(text[at]))
            while (end < text.size() && is_in_word(text[end])) ++end;
        else if (is_space(text[at]))
            while (end < text.size() && is_space(text[end])) ++end;
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

/// Puts pieces together: neighbours of one kind become one, removed goes before added.
class Pieces {
public:
    void add(Piece::Kind kind, std::string_view text) {
        if (kind == Piece::Kind::same) {
            flush();
            same_ += text;
        } else (kind == Piece::Kind::removed ? removed_ : added_) += text;
    }

    std::vector<Piece> taken() {
        flush();
        put(Piece::Kind::same, same_);
        return std::move(pieces_);
    }

private:
    /// A space alone between two changes is no common ground: it would cut one change into many.
    bool is_only_space() const { return std::ranges::all_of(same_, is_space); }

    void flush() {
        if (removed_.empty() && added_.empty()) return;
        bool const joins = !same_.empty() && is_only_space() && !pieces_.empty();
        if (joins) join();
        else put(Piece::Kind::same, same_);
        put(Piece::Kind::removed, removed_);
        put(Piece::Kind::added, added_);
        same_.clear();
        removed_.clear();
        added_.clear();
    }

    /// Takes the change before the space and the space itself into the change that follows.
    void join() {
        std::string removed, added;
        while (!pieces_.empty() && pieces_.back().kind != Piece::Kind::same) {
            (pieces_.back().kind == Piece::Kind::removed ? removed : added) =
                std::move(pieces_.back().text);
            pieces_.pop_back();
        }
        removed_ = removed + same_ + removed_;
        added_ = added + same_ + added_;
    }

    void put(Piece::Kind kind, std::string const& text) {
        if (!text.empty()) pieces_.push_back({kind, text});
    }

    std::vector<Piece> pieces_;
    std::string same_, removed_, added_;  // What has not been put yet: the same comes first.
};

/// Goes through both lists along their longest common subsequence.
void compare_words(Words const& old_words, Words const& new_words, Pieces& pieces) {
    std::size_t const rows = old_words.size(), columns = new_words.size();
    // common[i][j]: how many words the rests from i and j on have in common: at most the shorter of
    // the two, which is below 65,536 as long as most_compared is.
    std::vector<std::uint16_t> common((rows + 1) * (columns + 1), 0);
    auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
        return common[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            at(i, j) = old_words[i] == new_words[j]
                           ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                           : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < rows && j < columns) {
        if (old_words[i] == new_words[j]) {
            pieces.add(Piece::Kind::same, old_words[i++]);
            ++j;
        } else if (at(i + 1, j) >= at(i, j + 1)) pieces.add(Piece::Kind::removed, old_words[i++]);
        else pieces.add(Piece::Kind::added, new_words[j++]);
    }
    while (i < rows) pieces.add(Piece::Kind::removed, old_words[i++]);
    while (j < columns) pieces.add(Piece::Kind::added, new_words[j++]);
}

}

std::vector<Piece> compare(std::string_view old_text, std::string_view new_text, std::size_t most) {
    auto old_words = words_of(old_text), new_words = words_of(new_text);
    auto const shorter = std::min(old_words.size(), new_words.size());
    std::size_t begin = 0, end = 0;
    while (begin < shorter && old_words[begin] == new_words[begin]) ++begin;
    while (end < shorter - begin &&
           old_words[old_words.size() - 1 - end] == new_words[new_words.size() - 1 - end])
        ++end;

    Pieces pieces;
    for (std::size_t i = 0; i < begin; ++i) pieces.add(Piece::Kind::same, old_words[i]);
    auto middle = [&](Words const& words) {
        return Words(words.begin() + static_cast<std::ptrdiff_t>(begin),
                     words.end() - static_cast<std::ptrdiff_t>(end));
    };
    auto const old_middle = middle(old_words), new_middle = middle(new_words);
    bool const is_small = old_middle.empty() || new_middle.size() <= most / old_middle.size();
    if (is_small) compare_words(old_middle, new_middle, pieces);
    else {
        for (auto word : old_middle) pieces.add(Piece::Kind::removed, word);
        for (auto word : new_middle) pieces.add(Piece::Kind::added, word);
    }
    for (std::size_t i = old_words.size() - end; i < old_words.size(); ++i)
        pieces.add(Piece::Kind::same, old_words[i]);
    return pieces.taken();
}

}

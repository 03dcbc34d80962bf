// The place in a text that shows why it was found, with the words found marked.
#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/fulltext/question.h"
#include "platform/fulltext/shape.h"
#include "platform/fulltext/understood.h"
#include "platform/fulltext/wanted.h"
#include "platform/language/analysis.h"

namespace fulltext {

/// A piece of plain text (not HTML); `hit` when it is something that was asked for.
struct Segment {
    std::string text;
    bool hit = false;
    friend bool operator==(Segment const&, Segment const&) = default;
};

/// Knows what a question looks for in texts of any of our languages; made once per question, and
/// used by one thread.
class Highlighter {
public:
    /// What `understanding` refers to must live as long as the highlighter.
    Highlighter(Question const& question, Understanding const& understanding);

    /// The whole text with its hits marked. Who knows its words (Reader::shape) is answered sooner.
    std::vector<Segment> marked(std::string_view text, texts::Language language,
                                std::optional<Shape::Text> const& known = {}) const;

    /// At most `characters` of the text around the place with the most different hits, "…" where it
    /// is cut; the beginning when there is no hit. `hits` says how many different words were found
    /// there.
    struct Snippet {
        std::vector<Segment> segments;
        std::size_t hits = 0;
    };
    Snippet snippet(std::string_view text, texts::Language language, std::size_t characters = 240,
                    std::optional<Shape::Text> const& known = {}) const;

    /// How many words the question asks for that can be marked.
    std::size_t words() const { return words_; }

private:
    /// A term as the index writes it (one of `understood_`), and which of the question's words it
    /// stands for.
    struct Wanted {
        std::string_view term;
        std::size_t word = 0;
    };
    struct Mark;

    /// What a place of a text must sound like for something that is looked for to stand there.
    struct Ear {
        std::vector<std::string> sounds;
        /// The pairs of letters that a sound begins with, so that a text is gone through once.
        std::bitset<4096> beginnings;

        void listen_for(std::string sound);
        bool hears(std::string_view sound) const;
    };

    /// Words that are marked only where they stand side by side, each with what will do for it.
    struct Row {
        std::vector<std::vector<std::string>> words;
        std::size_t word = 0;
    };

    /// What of a text's words, by their marks, may be looked for.
    using Eye = std::bitset<1U << 15U>;

    language::Analyser const& analyser_;
    std::vector<std::shared_ptr<UnderstoodClause const>> understood_;
    std::vector<Wanted> wanted_;  // Sorted by term.
    std::vector<Row> rows_;
    // Made when the first text needs them; the ears by the language of the text.
    mutable std::optional<std::array<Ear, texts::languages.size()>> ears_;
    mutable std::unique_ptr<Eye> eye_;
    std::size_t longest_row_ = 1;  // In words.
    std::size_t words_ = 0;

    bool wants_nothing() const { return wanted_.empty() && rows_.empty(); }
    void want(Clause const& clause, texts::Language language, Understanding const& understanding,
              std::size_t number);
    Row const* row_at(std::vector<language::Word> const& words, std::size_t index,
                      texts::Language language) const;
    bool is_any_of(std::vector<std::string> const& wanted, language::Word const& word,
                   texts::Language language) const;
    Wanted const* with_term(std::string const& term) const;
    /// Calls `take` with every term that a place must be found by.
    template <class Take>
    void each_term(Take take) const;
    std::array<Ear, texts::languages.size()> const& ears() const;
    Eye const& eye() const;
    /// Where something looked for may begin; in order.
    std::vector<std::size_t> heard(std::string_view text, texts::Language language) const;
    std::vector<std::size_t> seen(std::optional<Shape::Text> const& known) const;
    /// What stands between blanks there, as far as a row may reach.
    std::vector<std::pair<std::size_t, std::size_t>> places(
        std::string_view text, std::vector<std::size_t> const& beginnings) const;
    Wanted const* find(language::Word const& word, texts::Language language,
                       std::vector<language::Term>& scratch) const;
    /// A text that is looked through: what is known of it, and where its known words begin that may
    /// be looked for.
    struct Searched {
        std::string_view text;
        texts::Language language;
        std::vector<std::size_t> seen;
        std::size_t known_to = 0;
    };
    Searched searched(std::string_view text, texts::Language language,
                      std::optional<Shape::Text> const& known) const;
    void mark(Searched const& searched, std::size_t begin, std::size_t end,
              std::vector<Mark>& marks) const;
    void mark_words(std::string_view text, std::size_t begin, std::size_t end,
                    texts::Language language, std::vector<Mark>& marks) const;
};

}

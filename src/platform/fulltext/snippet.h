// The place in a text that shows why it was found, with the words found marked.
#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/fulltext/question.h"
#include "platform/fulltext/wanted.h"
#include "platform/language/analysis.h"

namespace fulltext {

/// A piece of plain text (not HTML); `hit` when it is something that was asked for.
struct Segment {
    std::string text;
    bool hit = false;
    friend bool operator==(Segment const&, Segment const&) = default;
};

/// Knows what a question looks for in texts of any of our languages; made once per question.
class Highlighter {
public:
    /// What `understanding` refers to must live as long as the highlighter.
    Highlighter(Question const& question, Understanding const& understanding);

    /// The whole text with its hits marked.
    std::vector<Segment> marked(std::string_view text, texts::Language language) const;

    /// At most `characters` of the text around the place with the most different hits, "…" where it
    /// is cut; the beginning when there is no hit. `hits` says how many different words were found
    /// there.
    struct Snippet {
        std::vector<Segment> segments;
        std::size_t hits = 0;
    };
    Snippet snippet(std::string_view text, texts::Language language,
                    std::size_t characters = 240) const;

    /// How many words the question asks for that can be marked.
    std::size_t words() const { return words_; }

private:
    /// A term as the index writes it, and which of the question's words it stands for.
    struct Wanted {
        std::string term;
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

    language::Analyser const& analyser_;
    std::vector<Wanted> wanted_;                     // Sorted by term.
    std::array<Ear, texts::languages.size()> ears_;  // By the language of the text.
    std::vector<Row> rows_;
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
    void listen_for(std::string const& term);
    /// Where in the text between blanks something looked for may stand; in order.
    std::vector<std::pair<std::size_t, std::size_t>> places(std::string_view text,
                                                            texts::Language language) const;
    Wanted const* find(language::Word const& word, texts::Language language,
                       std::vector<language::Term>& scratch) const;
    void mark(std::string_view text, std::size_t begin, std::size_t end, texts::Language language,
              std::vector<Mark>& marks) const;
    void mark_words(std::string_view text, std::size_t begin, std::size_t end,
                    texts::Language language, std::vector<Mark>& marks) const;
};

}

// Words of the field that say the same: what a question is widened by.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/fulltext/question.h"
#include "platform/language/analysis.h"
#include "platform/texts/language.h"

namespace search {

/// A word or phrase of a group.
struct SynonymWord {
    std::string text;
    texts::Language language = texts::Language::sv;
    /// Who asks for it also finds the others, but nobody finds it by them: abbreviations that mean
    /// other things too ("DP").
    bool leads_only = false;
    friend bool operator==(SynonymWord const&, SynonymWord const&) = default;
};

/// Words and phrases that say the same, the commonest first.
using SynonymGroup = std::vector<SynonymWord>;

/// The most words of a phrase, the most other words that stand for one, and the most of a question
/// in all: what is more is left out.
inline constexpr std::size_t most_phrase_words = 8;
inline constexpr std::size_t most_alternatives = 12;
inline constexpr std::size_t most_alternatives_in_all = 36;

/// Whether the text is written as abbreviations are ("LOU", "FoI", "KS"): such a word has one form.
bool is_abbreviation(std::string_view text);

/// Groups made ready for asking. A group is never followed into another: groups that share words,
/// or go in a circle, widen no further than one step.
class Synonyms {
public:
    Synonyms() = default;
    Synonyms(std::vector<SynonymGroup> const& groups, language::Analyser const& analyser);

    /// Adds to the question, as parse() made it, the other words for its words and phrases, in any
    /// of their forms. The longest phrase goes before its words. What is between quotes, excluded
    /// or asked of one field is taken as it was typed.
    void widen(fulltext::Question& question, language::Analyser const& analyser) const;

    bool empty() const { return known_.empty(); }

private:
    /// What a word may be: its base forms in a language, the likeliest first.
    using Forms = std::vector<std::string>;
    /// The words of a phrase, as they are typed (no language) or by their base forms in a language.
    struct Phrase {
        std::optional<texts::Language> language;
        std::vector<Forms> words;
    };
    /// A word of a group, by its base forms in its own language.
    struct Member {
        SynonymWord word;
        Phrase phrase;
    };
    /// By what a group is found.
    struct Known {
        Phrase phrase;
        std::size_t group = 0;
    };

    std::vector<std::vector<Member>> groups_;
    std::vector<Known> known_;
    /// From what the first word of a phrase may be to the places in `known_`.
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_word_;
    std::size_t longest_ = 0;

    static Phrase phrase_of(std::span<fulltext::Clause const> clauses,
                            std::optional<texts::Language> language,
                            language::Analyser const& analyser);
    /// The words as they stand, and in each language.
    static std::vector<Phrase> as_typed(std::span<fulltext::Clause const> clauses,
                                        language::Analyser const& analyser);
    static bool same(Phrase const& left, Phrase const& right);
    void know(Phrase phrase, std::size_t group);
    std::vector<std::size_t> groups_of(std::span<Phrase const> typed) const;
    std::vector<fulltext::Widening::Other> others(std::vector<std::size_t> const& groups,
                                                  std::span<Phrase const> typed) const;
};

}

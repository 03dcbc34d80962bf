// What a person typed in the search box, taken apart. Nothing they can type is an error.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/language.h"

namespace fulltext {

/// The most clauses and the most bytes that are read of a question; the rest is left out.
inline constexpr std::size_t most_clauses = 32;
inline constexpr std::size_t longest_question = 2000;

/// `word` is one word (or whole reference number), in any form. `phrase` is words that must stand
/// side by side exactly so; one alone is the word in just this form. `beginning` is a word not
/// typed to its end, `row` is words side by side, each in any of its forms, anywhere; parse() never
/// makes either.
enum class ClauseKind : std::uint8_t { word, phrase, beginning, row };

/// One thing asked for: `field:"some words"`, each part but the words optional.
struct Clause {
    ClauseKind kind = ClauseKind::word;
    /// The words as typed, without quotes, minus and field.
    std::string text;
    /// Where `text` stands in the question, in bytes.
    std::size_t begin = 0, end = 0;
    /// The index prefix of the field asked for; empty for anywhere.
    std::string prefix = {};
    /// "-word": documents with it are left out.
    bool excluded = false;
    /// A function word beside words with meaning: counts, but is not demanded.
    bool optional = false;
};

/// A field that can be asked for by name: "titel:" → prefix "XT".
struct FieldName {
    std::string_view name, prefix;
};

/// Whether the clause may be given up when hardly anything has all that was asked for.
bool is_loose(Clause const& clause);

/// Other words that say the same as `count` clauses from `first` on: a document that has any of the
/// alternatives has those clauses, though it counts less. Widenings of a question do not overlap.
struct Widening {
    /// A word or phrase in its own language.
    struct Other {
        Clause clause;
        texts::Language language = texts::Language::sv;
    };
    std::size_t first = 0, count = 1;
    std::vector<Other> alternatives;
};

struct Question {
    std::vector<Clause> clauses;
    /// The language that it is in, as far as is known.
    texts::Language language = texts::Language::sv;
    /// Put there by who knows other words (services/search/synonyms.h); parse() makes none.
    std::vector<Widening> widenings = {};
    /// Something was left out because the question was too long.
    bool cut = false;
    /// A quote lacks its fellow.
    bool unclosed = false;

    /// No clause asks *for* anything (excluding alone is possible).
    bool asks_nothing() const;

    /// The widening that the clause of this number belongs to, or null.
    Widening const* widening_of(std::size_t clause) const;
};

/// Words, "a phrase", -word, -"a phrase", field:word, field:"a phrase". Quotes of all kinds are
/// taken for quotes, one without its fellow is ignored; a field that is not in `fields` is a word;
/// control characters separate words; there are no wildcards. A minus before a word that only binds
/// is a dash. The question is in the language that its words tell of, else in `assumed`.
Question parse(std::string_view typed, std::span<FieldName const> fields = {},
               texts::Language assumed = texts::Language::sv);

/// A sentence or title of which every word is asked for: quotes, minuses and colons are only signs.
Question parse_plain(std::string_view text, texts::Language assumed = texts::Language::sv);

}

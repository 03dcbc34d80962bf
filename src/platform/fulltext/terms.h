// How terms are written in the index: one place, so that writing, asking and highlighting agree.
#pragma once
#include <string>
#include <string_view>

#include "platform/language/analysis.h"

namespace fulltext {

/// The longest term that is written, in bytes; Xapian's own limit is 245.
inline constexpr std::size_t longest_term = 240;

/// Prefixes of terms that are not words. A word never starts with an upper-case letter.
inline constexpr char id_prefix = 'Q', visible_prefix = 'V', stem_prefix = 'Z', part_prefix = 'P',
                      length_prefix = 'L';

/// The letter of a language in a prefix.
constexpr char letter(texts::Language language) {
    switch (language) {
        case texts::Language::sv: return 'S';
        case texts::Language::en: return 'E';
        case texts::Language::nb: return 'N';
    }
    return 'S';
}

/// Exact words are written as they are, whatever their language; base forms (lemmas, and stems
/// where there is no lemma) as Z, the language's letter, base form; parts of compounds with P
/// instead: the words of one language never meet those of another.
inline std::string index_term(language::Term const& term, texts::Language language) {
    switch (term.source) {
        case language::Source::exact: return term.text;
        case language::Source::part: return std::string{part_prefix, letter(language)} + term.text;
        case language::Source::stem:
        case language::Source::lemma: break;
    }
    return std::string{stem_prefix, letter(language)} + term.text;
}

/// Every document has one for each of its languages: its frequency is how much the texts in that
/// language weigh.
inline std::string length_term(texts::Language language) {
    return {length_prefix, letter(language)};
}

inline std::string id_term(std::string_view id) { return id_prefix + std::string(id); }
inline std::string visible_term(std::string_view viewer) {
    return visible_prefix + std::string(viewer);
}

/// Whether the term is a word as it stands in a text.
inline bool is_exact_word(std::string_view term) {
    return !term.empty() && (term[0] < 'A' || term[0] > 'Z');
}

/// The word or base form in a term without field, as a sketch has it.
inline std::string_view base_of(std::string_view term) {
    return is_exact_word(term) ? term : term.substr(term.size() < 2 ? term.size() : 2);
}

}

// How terms are written in the index: one place, so that writing, asking and highlighting agree.
#pragma once
#include <string>
#include <string_view>

#include "platform/language/analysis.h"

namespace fulltext {

/// The longest term that is written, in bytes; Xapian's own limit is 245.
inline constexpr std::size_t longest_term = 240;

/// Prefixes of terms that are not words. A word never starts with an upper-case letter.
inline constexpr char id_prefix = 'Q', visible_prefix = 'V', stem_prefix = 'Z';

/// The letter of a language in a prefix.
constexpr char letter(texts::Language language) {
    switch (language) {
        case texts::Language::sv: return 'S';
        case texts::Language::en: return 'E';
        case texts::Language::nb: return 'N';
    }
    return 'S';
}

/// Exact words are written as they are, whatever their language; stems as Z, the language's letter,
/// stem: the stems of one language never meet those of another.
inline std::string index_term(language::Term const& term, texts::Language language) {
    if (term.source == language::Source::exact) return term.text;
    return std::string{stem_prefix, letter(language)} + term.text;
}

inline std::string id_term(std::string_view id) { return id_prefix + std::string(id); }
inline std::string visible_term(std::string_view viewer) {
    return visible_prefix + std::string(viewer);
}

/// Whether the term is a word as it stands in a text.
inline bool is_exact_word(std::string_view term) {
    return !term.empty() && (term[0] < 'A' || term[0] > 'Z');
}

}

// Which word of one language stands for which of another, and how surely: learnt from texts that
// exist in both (learning.h), used when a question in one language looks for texts in another.
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/language.h"

namespace translation {

/// A word of another language. `probability`: 0 to 1; how surely each of the two stands for the
/// other (the geometric mean of both directions).
struct Translation {
    std::string term;
    texts::Language language = texts::Language::sv;
    float probability = 0;
};

/// Words are base forms or parts of compounds, as language::Analyser makes them.
class Lexicon {
public:
    /// Adds a translation of the term.
    void add(texts::Language from, std::string_view term, Translation translation);
    /// Takes over what another lexicon knows.
    void add(Lexicon const& other);

    /// The translations of a term, those into the same language together, the surest first; empty
    /// when none is known.
    std::span<Translation const> of(texts::Language from, std::string_view term) const;

    /// How many terms have translations.
    std::size_t size() const;

    /// Writes a line a translation (languages, term, translation, probability, between tabs), in
    /// the order of the terms; the file appears whole or not at all. Throws std::runtime_error.
    void write(std::filesystem::path const& file) const;
    /// Reads such a file; nothing when there is none or it is not one of ours.
    static std::optional<Lexicon> read(std::filesystem::path const& file);

private:
    using Terms = std::map<std::string, std::vector<Translation>, std::less<>>;
    std::array<Terms, texts::languages.size()> terms_;
};

}

// Made-up texts that are like real ones where it matters to an index: few words are frequent and
// most are rare (Zipf), Swedish bends its words and makes compounds, every third project is told in
// English too.
#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "platform/texts/language.h"

namespace synthetic {

/// Words of one made-up language, most frequent first, with the language's real function words on
/// top.
class Vocabulary {
public:
    Vocabulary(texts::Language language, std::size_t lemmas, std::uint64_t seed);

    /// A word as it stands in a text: a function word, a bent form or a compound.
    std::string word(std::mt19937_64& random) const;
    /// The lemma of this rank, 0 the most frequent that is not a function word.
    std::string const& lemma(std::size_t rank) const { return lemmas_[rank]; }
    /// The rank of a word drawn as texts draw it.
    std::size_t rank(std::mt19937_64& random) const;
    std::string text(std::mt19937_64& random, std::size_t words) const;

private:
    texts::Language language_;
    std::vector<std::string> lemmas_, function_words_;
    std::vector<double> reach_;  // Cumulative probability of the ranks.
};

/// A project as far as search sees it. Codes and names are made up.
struct Project {
    struct Text {
        texts::Language language;
        std::string title, summary, body;
    };
    std::string id;
    std::vector<Text> texts;
    std::string organisation, funder, status, step, county, number;
    std::vector<std::string> municipalities, goals, themes;
    int first_year = 0, last_year = 0, month = 0;
    std::int64_t amount = 0, updated = 0;
    bool has_lessons = false, ready_to_reuse = false;
};

/// Makes the project with this number, always the same.
class Projects {
public:
    explicit Projects(std::uint64_t seed = 1);
    Project make(std::size_t number) const;
    Vocabulary const& swedish() const { return swedish_; }

private:
    std::uint64_t seed_;
    Vocabulary swedish_, english_, norwegian_;
};

}

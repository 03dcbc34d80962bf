// What a piece of a word stands for inside a compound: "kyrko" is kyrka, "arbets" is arbete.
#pragma once
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "platform/language/lexicon.h"

namespace language {

/// Beyond the cost of every way through a word.
inline constexpr double never = std::numeric_limits<double>::infinity();

/// What a piece of a word may stand for, and what believing so costs; `never` when nothing.
struct Guess {
    std::string lemma;
    double cost = never;
};

/// What it costs to believe in a piece of so many letters, when its word begins or ends so many
/// others.
double rarity(int family, std::size_t length);

/// The cheapest lemma that this text is when something follows it. `known`: the whole word stands
/// in the dictionary, and is no witness of its own parts.
Guess first_part(Lexicon const& lexicon, std::string_view text, bool known);

/// The noun that this text is by its ending alone, bound with s: "uppvaknings" is uppvakning.
Guess made_noun(std::string_view text);

}

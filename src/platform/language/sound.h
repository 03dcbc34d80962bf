// What all forms of a word, and the compounds that it is a part of, have in common to the ear: a
// quick way to find the few places of a text that a base form can stand at, without taking its
// words apart.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace language {

/// A text with every row of vowels as one V, double letters as one, and letters that stand in for
/// each other alike (c, k and q; d and t; f, v and w; s and z); capitals as small letters. "bok" is
/// bVk, "Böcker" bVkVr.
std::string sound(std::string_view text);

/// The same of a longer text, and where in it each letter of the sound came from.
struct Heard {
    std::string sound;
    std::vector<std::uint32_t> place;
    /// Places of letters that are not Latin: what stands there must be looked at as it is.
    std::vector<std::uint32_t> foreign;

    /// Hears another text instead.
    void hear(std::string_view text);
};

/// The sound of a base form up to the first consonant after its first vowel: what bending leaves
/// alone. "stad" is stVt, and so it begins in "städer" and stands in "huvudstäderna".
std::string lasting_sound(std::string_view base);

/// The sounds of listed forms (own_words.h) in which that of their base is not: for "bra", that of
/// "bättre". What is made by rules sounds like its base.
std::vector<std::string> other_sounds_of(std::string_view base);

}

// What differs between two texts, word by word, for people to read.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge::stories {

/// A piece of the comparison: in both texts, only in the new one, or only in the old one.
struct Piece {
    enum class Kind : std::uint8_t { same, added, removed };
    Kind kind = Kind::same;
    std::string text;
    friend bool operator==(Piece const&, Piece const&) = default;
};

/// How much is compared word by word: the product of the numbers of words that differ between the
/// texts' common beginning and end. Beyond it, everything between is shown as replaced.
inline constexpr std::size_t most_compared = 6'000'000;

/// What is the same and added makes up the new text, what is the same and removed the old one. No
/// piece is empty, two pieces of one kind never follow each other, and what was removed stands
/// before what was added in its place.
std::vector<Piece> compare(std::string_view old_text, std::string_view new_text,
                           std::size_t most = most_compared);

}

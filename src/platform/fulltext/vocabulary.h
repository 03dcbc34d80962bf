// All words of an index in memory: for words that begin alike and words that are spelt alike.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fulltext {

class Vocabulary {
public:
    /// Words are added in the order of their bytes.
    void add(std::string_view word, std::uint32_t documents);

    /// Gives back the memory kept for more words.
    void shrink();

    std::size_t size() const { return frequency_.size(); }
    std::string_view word(std::size_t index) const;
    bool contains(std::string_view word) const;

    /// At most `count` words that begin so, those in most documents first.
    std::vector<std::string_view> beginning(std::string_view letters, std::size_t count) const;

    /// At most `count` other words a slip or two away, the likeliest first. Nothing for words of
    /// less than four letters.
    std::vector<std::string_view> near(std::string_view word, std::size_t count) const;

private:
    std::string letters_;
    std::vector<std::uint32_t> begin_ = {0};
    std::vector<std::uint32_t> frequency_;
    std::vector<std::uint64_t>
        signature_;  // One bit for each letter: words that differ much are not compared.

    std::uint32_t first_from(std::string_view letters) const;
};

/// How far apart two words are: 2 for a letter more, less, changed or swapped with its neighbour, 1
/// when only a ring, dots or an accent is missing (a–å, o–ö–ø). Stops counting above `most`.
int spelling_distance(std::string_view left, std::string_view right, int most);

}

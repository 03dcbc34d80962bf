// Document numbers as a bitmap.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fulltext {

/// A document's number in the index: from 1, kept while the document is replaced, never used again.
using Number = std::uint32_t;

/// A set of document numbers: an eighth of a byte for each number up to the largest.
class Numbers {
public:
    bool contains(Number number) const {
        return number / 64 < words_.size() && (words_[number / 64] >> (number % 64) & 1) != 0;
    }
    void add(Number number) {
        if (number / 64 >= words_.size()) words_.resize(number / 64 + 1 + words_.size() / 2);
        words_[number / 64] |= std::uint64_t(1) << (number % 64);
    }
    void add(Numbers const& others);
    void keep_only(Numbers const& others);
    void remove(Numbers const& others);

    /// The 64 numbers from 64 · `index` on, the lowest bit first.
    std::uint64_t word(std::size_t index) const {
        return index < words_.size() ? words_[index] : 0;
    }
    /// Adds such 64 numbers.
    void add_word(std::size_t index, std::uint64_t bits) {
        if (bits == 0) return;
        if (index >= words_.size()) words_.resize(index + 1 + words_.size() / 2);
        words_[index] |= bits;
    }
    std::size_t words() const { return words_.size(); }

    std::size_t count() const;
    std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

    /// Calls `take` with each number, in order.
    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (auto word = words_[i]; word != 0; word &= word - 1)
                take(
                    static_cast<Number>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }

private:
    std::vector<std::uint64_t> words_;
};

}

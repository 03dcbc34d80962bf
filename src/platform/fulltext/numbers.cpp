// Document numbers as bits.
#include <bit>

#include "platform/fulltext/index.h"

namespace fulltext {

void Numbers::add(Number number) {
    if (number / 64 >= words_.size()) words_.resize(number / 64 + 1 + words_.size() / 2);
    words_[number / 64] |= std::uint64_t(1) << (number % 64);
}

void Numbers::add(Numbers const& others) {
    if (others.words_.size() > words_.size()) words_.resize(others.words_.size());
    for (std::size_t i = 0; i < others.words_.size(); ++i) words_[i] |= others.words_[i];
}

std::size_t Numbers::count() const {
    std::size_t sum = 0;
    for (auto const word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

}

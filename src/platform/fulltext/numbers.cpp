// Sets joined and cut word by word.
#include "platform/fulltext/numbers.h"

#include <algorithm>

namespace fulltext {

void Numbers::add(Numbers const& others) {
    if (others.words_.size() > words_.size()) words_.resize(others.words_.size());
    for (std::size_t i = 0; i < others.words_.size(); ++i) words_[i] |= others.words_[i];
}

void Numbers::keep_only(Numbers const& others) {
    if (words_.size() > others.words_.size()) words_.resize(others.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
}

void Numbers::remove(Numbers const& others) {
    auto const both = std::min(words_.size(), others.words_.size());
    for (std::size_t i = 0; i < both; ++i) words_[i] &= ~others.words_[i];
}

std::size_t Numbers::count() const {
    std::size_t sum = 0;
    for (auto const word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

}

// Which words of two languages stand for each other, from sentences that say the same: IBM Model 1
// (Brown et al., "The Mathematics of Statistical Machine Translation", 1993), with a preference for
// words that stand at like places.
#pragma once
#include <cstdint>
#include <vector>

namespace translation {

/// The number of a word in its language.
using WordNumber = std::uint32_t;

/// A sentence and its translation.
struct Pair {
    std::vector<WordNumber> source, target;
};

/// P(target | source): how likely the source word is translated so.
struct Likelihood {
    WordNumber target = 0;
    float probability = 0;
};

/// The translations of each source word, by number, in the order of the targets. Words are numbered
/// from 0 to below `source_words`. Takes time and memory in proportion to the sum over all pairs of
/// one length times the other.
std::vector<std::vector<Likelihood>> align(std::vector<Pair> const& pairs,
                                           std::size_t source_words);

}

// How close together the words of a question stand in a text.
#pragma once
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/fulltext/wanted.h"

namespace fulltext {

/// Made once for each question. Words of the question that stand within a few words of each other
/// speak for a text, the more the nearer and the rarer they are. After Büttcher, Clarke and Lushman
/// (SIGIR 2006), with base forms instead of words.
class Nearness {
public:
    /// The next word of the question: what stands for it, and how rare each of its meanings is.
    void add(std::vector<Meaning> const& meanings, std::vector<float> const& rarities);

    /// Whether there are words that could stand near each other.
    bool says_something() const { return words_.size() > 1; }

    /// What to add to the score of the text with this sketch; 0 or more.
    float of(std::string_view sketch) const;

private:
    /// A base form: which word it stands for and how well (0–1), as a word's own form or as a
    /// further one.
    struct Known {
        std::uint16_t mark = 0, word = 0;
        float own = 0, further = 0;
    };
    struct Met {
        std::uint32_t place = 0;
        std::uint16_t word = 0;
        float strength = 0;
    };

    std::vector<float> words_;  // How rare each is.
    std::vector<Known> known_;  // Sorted by mark before it is read.
    std::bitset<1U << 15U> marks_;

    void know(Known const& form);
    std::vector<Met> met_in(std::string_view sketch) const;
};

}

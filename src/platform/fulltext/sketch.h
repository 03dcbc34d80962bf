// A text's words in their order, two bytes each: enough to see which words of a question stand
// close together in it, without positions of every base form in the index.
#pragma once
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/language/analysis.h"

namespace fulltext {

/// Fifteen bits for a base form, never 0. One word in 32,767 looks like another.
std::uint16_t mark_of(std::string_view base);

/// Written while a document is indexed.
class Sketch {
public:
    /// The next word: its terms as the analyser gave them.
    void add(std::span<language::Term const> terms);
    /// What follows is no neighbour of what came before.
    void next_field();
    std::string const& bytes() const { return bytes_; }

private:
    std::string bytes_;
    void write(std::uint16_t value);
};

/// A word of a sketch: the mark of its likeliest base form, or (`further`) of another one or of a
/// part. `place` counts words; fields are far apart.
struct SketchedWord {
    std::uint32_t place = 0;
    std::uint16_t mark = 0;
    bool further = false;
};

/// The value of two bytes that stands here in a sketch, low byte first: a mark, and in the highest
/// bit whether the word is still the one before; 0 between fields.
inline std::uint16_t sketched_value(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(
        static_cast<unsigned char>(bytes[at]) |
        static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8U);
}
inline constexpr std::uint16_t further_bit = 0x8000, mark_bits = 0x7FFF;

/// Calls `take` with every mark in order. Any bytes may be read.
template <class Take>
void read_sketch(std::string_view bytes, Take take) {
    constexpr std::uint32_t gap_between_fields = 100;
    std::uint32_t place = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto const value = sketched_value(bytes, i);
        bool const further = (value & further_bit) != 0;
        if (value == 0) place += gap_between_fields;
        else if (!further) ++place;
        if (value != 0)
            take(SketchedWord{.place = place,
                              .mark = static_cast<std::uint16_t>(value & mark_bits),
                              .further = further});
    }
}

/// Whether the text may have gone on after what its sketch has.
bool is_cut(std::string_view bytes);

/// Words one after the other, to be looked for in many sketches.
class SketchedRow {
public:
    /// The next word: its marks, any of which will do. Of more than 64 words the rest is left out.
    void add(std::span<std::uint16_t const> marks);
    /// Whether the words stand side by side in the text. Any bytes may be read.
    bool stands_in(std::string_view bytes) const;

private:
    std::bitset<1U << 15U> known_;
    /// Each mark with the words that it is one of, a bit each; sorted.
    std::vector<std::pair<std::uint16_t, std::uint64_t>> words_;
    std::size_t count_ = 0;

    std::uint64_t words_with(std::uint16_t mark) const;
};

}

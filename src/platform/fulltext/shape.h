// Where the words of a document's shown texts begin and what each may be, so that what was asked
// for is marked without taking the texts apart again.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/fulltext/sketch.h"

namespace fulltext {

/// Written while a document is indexed: how many words each field has and, of a field that is
/// shown, how many bytes after the word before each begins.
class Places {
public:
    void next_field(bool shown);
    /// The next word of the field; only words that the sketch has too.
    void add(std::size_t begin);
    /// What was added, of all fields.
    std::string const& bytes();

private:
    std::string bytes_, field_;
    std::size_t words_ = 0, last_ = 0;
    bool shown_ = false;

    void finish_field();
};

/// What a sketch (sketch.h) and the places beside it say of the fields that are shown.
class Shape {
public:
    /// Of a document whose places were not kept.
    Shape() = default;
    /// Any bytes may be read.
    Shape(std::string sketch, std::string places);

    /// The words of one shown field. Lives no longer than its shape.
    class Text {
    public:
        /// Calls `take` with where a word begins, in bytes of the text, and the mark of each base
        /// form or part that it may be; in order.
        template <class Take>
        void each(Take take) const {
            std::size_t begin = 0, place = 0, value = 0;
            for (std::size_t word = 0; word < words_; ++word) {
                begin += number_at(places_, place);
                while (value_at(value) == 0) value += 2;
                do {
                    take(begin, static_cast<std::uint16_t>(value_at(value) & mark_bits));
                    value += 2;
                } while (value < marks_.size() && (value_at(value) & further_bit) != 0);
            }
        }
        /// Nothing is known of words from this byte on: the sketch of a long text is cut.
        std::size_t known_to() const { return known_to_; }

    private:
        friend class Shape;
        std::string_view marks_, places_;
        std::size_t words_ = 0, known_to_ = std::numeric_limits<std::size_t>::max();

        std::uint16_t value_at(std::size_t at) const { return sketched_value(marks_, at); }
        /// The number at this place; `at` moves behind it.
        static std::size_t number_at(std::string_view bytes, std::size_t& at);
    };

    /// The text of this place among the shown ones; nothing when it is not known.
    std::optional<Text> text(std::size_t which) const;
    /// Bytes of memory, about.
    std::size_t bytes() const;

private:
    /// Where in the sketch and the places a shown field has its words.
    struct Field {
        std::size_t marks = 0, marks_end = 0, places = 0, places_end = 0, words = 0, known_to = 0;
    };
    std::string sketch_, places_;
    std::vector<Field> fields_;

    /// Goes over the words of a field in the sketch, from `at` on; how many there are of `words`.
    std::size_t pass(std::size_t words, std::size_t& at) const;
};

inline std::size_t Shape::Text::number_at(std::string_view bytes, std::size_t& at) {
    std::size_t number = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 63; shift += 7) {
        auto const byte = static_cast<unsigned char>(bytes[at++]);
        number |= std::size_t(byte & 0x7FU) << shift;
        if (byte < 0x80) break;
    }
    return number;
}

}

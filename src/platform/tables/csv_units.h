// The text of a CSV file as units of one size: bytes, or pairs of bytes in UTF-16. Part of the
// CSV reader.
#pragma once
#include "platform/tables/csv_text.h"

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace tables {

/// Text of one byte a unit: UTF-8 and Windows-1252.
struct Bytes {
    std::string_view bytes;

    std::size_t size() const { return bytes.size(); }
    unsigned at(std::size_t i) const { return static_cast<unsigned char>(bytes.data()[i]); }

    std::size_t find(unsigned unit, std::size_t from, std::size_t to) const {
        if (from >= to) return to;
        auto const* found = std::memchr(bytes.data() + from, static_cast<int>(unit), to - from);
        return found ? static_cast<std::size_t>(static_cast<char const*>(found) - bytes.data())
                     : to;
    }

    void copy(std::size_t begin, std::size_t end, std::string& out, FieldNotes&) const {
        out.assign(bytes.data() + begin, end - begin);
    }
};

/// UTF-16; a byte left over at the end is not part of it.
template <bool big_endian>
struct Pairs {
    std::string_view bytes;

    std::size_t size() const { return bytes.size() / 2; }

    unsigned at(std::size_t i) const {
        auto const first = static_cast<unsigned char>(bytes.data()[2 * i]);
        auto const second = static_cast<unsigned char>(bytes.data()[2 * i + 1]);
        return big_endian ? first * 256U + second : second * 256U + first;
    }

    std::size_t find(unsigned unit, std::size_t from, std::size_t to) const {
        while (from < to && at(from) != unit) ++from;
        return from < to ? from : to;
    }

    // Half a surrogate pair is no letter; it becomes the sign for that.
    void copy(std::size_t begin, std::size_t end, std::string& out, FieldNotes& notes) const {
        out.clear();
        for (std::size_t i = begin; i < end; ++i) {
            unsigned letter = at(i);
            bool const high = letter >= 0xD800 && letter < 0xDC00;
            if (high && i + 1 < end && (at(i + 1) & 0xFC00) == 0xDC00) {
                letter = 0x10000 + ((letter - 0xD800) << 10) + (at(++i) - 0xDC00);
            } else if ((letter & 0xF800) == 0xD800) {
                notes.other_encoding = true;
                letter = 0xFFFD;
            }
            append_utf8(letter, out);
        }
    }
};

}

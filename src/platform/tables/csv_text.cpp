// Decoding field by field is what lets one file mix encodings, as tables put together by hand do.
#include "platform/tables/csv_text.h"

#include "platform/basics/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace tables {

namespace {

bool is_ascii(std::string_view text) {
    std::size_t i = 0;
    for (std::uint64_t eight = 0; i + 8 <= text.size(); i += 8) {
        std::memcpy(&eight, text.data() + i, 8);
        if (eight & 0x8080808080808080U) return false;
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
    }
    return true;
}

// Nearly all text here consists of letters that NFC leaves alone: those below U+0300 and the usual
// dashes, quotation marks and the euro sign. Only the rest is worth the cost of normalising.
bool surely_composed(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC) continue;
        if (byte != 0xE2) return false;
        auto const second = static_cast<unsigned char>(text[i + 1]);
        auto const third = static_cast<unsigned char>(text[i + 2]);
        bool const usual_sign = (second == 0x80 && third >= 0x82) || second == 0x82;
        if (!usual_sign) return false;
    }
    return true;
}

void remove_nul(std::string& field, FieldNotes& notes) {
    if (std::erase(field, '\0') > 0) notes.nul_bytes = true;
}

// The letter in front keeps the decoder from taking the field's first bytes for a file's mark.
std::string from_windows_1252(std::string const& field) {
    return basics::decoded("x" + field).substr(1);
}

}

void make_text(std::string& field, Encoding expected, FieldNotes& notes) {
    remove_nul(field, notes);
    if (is_ascii(field)) return;
    bool const utf8 = basics::is_utf8(field);
    if (utf8 != (expected == Encoding::utf8)) notes.other_encoding = true;
    if (!utf8) field = from_windows_1252(field);
    else if (!surely_composed(field)) field = basics::normalised(field).value_or(std::string());
}

void append_utf8(unsigned letter, std::string& out) {
    auto const append = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (letter < 0x80) return append(letter);
    if (letter < 0x800) {
        append(0xC0 | (letter >> 6));
    } else if (letter < 0x10000) {
        append(0xE0 | (letter >> 12));
        append(0x80 | ((letter >> 6) & 0x3F));
    } else {
        append(0xF0 | (letter >> 18));
        append(0x80 | ((letter >> 12) & 0x3F));
        append(0x80 | ((letter >> 6) & 0x3F));
    }
    append(0x80 | (letter & 0x3F));
}

Encoding most_likely_encoding(std::string_view sample) {
    std::size_t utf8 = 0, other = 0;
    while (!sample.empty()) {
        auto const line = sample.substr(0, sample.find('\n'));
        sample.remove_prefix(std::min(sample.size(), line.size() + 1));
        // The sample's last line may have been cut within a letter.
        if (is_ascii(line) || (sample.empty() && utf8 + other > 0)) continue;
        std::string whole(line);
        std::erase(whole, '\0');
        ++(basics::is_utf8(whole) ? utf8 : other);
    }
    return other > utf8 ? Encoding::windows_1252 : Encoding::utf8;
}

}

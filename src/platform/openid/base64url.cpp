// Strict on purpose: two writings of one signature would be two tokens.
#include "platform/openid/base64url.h"

#include <array>
#include <cstdint>

namespace openid {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> values = [] {
    std::array<std::int8_t, 256> made{};
    made.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        made[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return made;
}();

}

std::string base64url(std::string_view bytes) {
    std::string letters;
    letters.reserve(bytes.size() * 4 / 3 + 3);
    unsigned bits = 0, count = 0;
    for (char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6) letters += alphabet[bits >> (count - 6) & 63U];
        bits &= 0xFFU;
    }
    if (count > 0) letters += alphabet[bits << (6 - count) & 63U];
    return letters;
}

std::optional<std::string> from_base64url(std::string_view letters) {
    if (letters.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(letters.size() * 3 / 4);
    unsigned bits = 0, count = 0;
    for (char c : letters) {
        auto const value = values[static_cast<unsigned char>(c)];
        if (value < 0) return std::nullopt;
        bits = bits << 6U | static_cast<unsigned>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFFU);
        bits &= (1U << count) - 1;
    }
    if (bits != 0) return std::nullopt;
    return bytes;
}

}

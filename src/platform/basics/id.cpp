// Making and reading ids.
#include "platform/basics/id.h"

#include <sys/random.h>

#include <chrono>
#include <stdexcept>

namespace basics {

namespace {
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
}

IdLetters new_id_letters(std::int64_t milliseconds) {
    std::array<std::uint8_t, 16> bits{};
    for (int i = 0; i < 6; ++i) bits[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    if (getrandom(bits.data() + 6, 10, 0) != 10)
        throw std::runtime_error("the system gives no random bits");

    // 26 letters hold 130 bits: the first letter carries the two that are always zero.
    IdLetters letters{};
    for (int letter = 0; letter < 26; ++letter) {
        unsigned value = 0;
        for (int bit = 0; bit < 5; ++bit) {
            int const position = letter * 5 + bit - 2;
            unsigned const set =
                position < 0 ? 0U : (bits[position / 8] >> (7 - position % 8)) & 1U;
            value = value << 1 | set;
        }
        letters[letter] = alphabet[value];
    }
    return letters;
}

IdLetters new_id_letters() {
    using namespace std::chrono;
    return new_id_letters(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

std::optional<IdLetters> parse_id_letters(std::string_view text) {
    IdLetters letters{};
    if (text.size() != letters.size() || text[0] > '7') return std::nullopt;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (!alphabet.contains(text[i])) return std::nullopt;
        letters[i] = text[i];
    }
    return letters;
}

}

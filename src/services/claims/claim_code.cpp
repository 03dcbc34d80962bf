// Crockford's base 32 in groups of four.
#include "services/claims/claim_code.h"

#include "platform/secrets/secrets.h"

namespace claims {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t letters = 16, group = 4;

unsigned value_of(char hexadecimal) {
    return static_cast<unsigned>(hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10);
}

void append_letter(std::string& code, std::size_t& count, char letter) {
    if (count > 0 && count % group == 0) code += '-';
    code += letter;
    ++count;
}

/// The letter that was meant, or NUL when there is none.
char meant(char typed) {
    char const lower = typed >= 'A' && typed <= 'Z' ? static_cast<char>(typed + 32) : typed;
    char const letter = lower == 'o' ? '0' : lower == 'i' || lower == 'l' ? '1' : lower;
    return alphabet.contains(letter) ? letter : '\0';
}

bool is_between(char typed) {
    return typed == ' ' || typed == '-' || typed == '\t' || typed == '.' || typed == '\r' ||
           typed == '\n';
}

}

std::string code_from(std::string_view secret) {
    auto const digits = secrets::hash("claim code\n" + std::string(secret));
    std::string code;
    std::size_t count = 0;
    // Four hexadecimal digits have 16 bits; 20 of them have the 80 that 16 letters hold.
    unsigned bits = 0, held = 0;
    for (std::size_t i = 0; i < 20; ++i) {
        bits = (bits << 4 | value_of(digits[i])) & 0xfffU;
        held += 4;
        if (held < 5) continue;
        held -= 5;
        append_letter(code, count, alphabet[bits >> held & 31U]);
    }
    return code;
}

std::optional<std::string> read_code(std::string_view typed) {
    std::string code;
    std::size_t count = 0;
    if (typed.size() > 100) return std::nullopt;
    // Mobile keyboards write other hyphens and spaces; their bytes are passed over like these.
    for (char const c : typed) {
        if (is_between(c) || static_cast<unsigned char>(c) >= 0x80) continue;
        auto const letter = meant(c);
        if (letter == '\0' || count == letters) return std::nullopt;
        append_letter(code, count, letter);
    }
    return count == letters ? std::optional(code) : std::nullopt;
}

std::string code_hash(std::string_view code) { return secrets::hash(code); }

}

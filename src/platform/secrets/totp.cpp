// HMAC-SHA-1 by OpenSSL, which authenticator programs all understand.
#include "platform/secrets/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

#include "platform/secrets/secrets.h"

namespace secrets::totp {

namespace {

constexpr std::size_t key_bytes = 20;

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (is_plain) out += c;
        else out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return out;
}

}

std::string new_key() {
    if (sodium_init() < 0)
        throw std::runtime_error("the cryptographic library cannot be used on this machine");
    std::string key(key_bytes, '\0');
    randombytes_buf(key.data(), key.size());
    return key;
}

std::string base32(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned bits = 0, count = 0;
    for (char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 5; count -= 5) text += letters[bits >> (count - 5) & 31U];
        bits &= 0xFFU;
    }
    if (count > 0) text += letters[bits << (5 - count) & 31U];
    return text;
}

std::int64_t step_at(std::int64_t seconds) { return seconds / step_seconds; }

std::string code(std::string_view key, std::int64_t step) {
    std::array<unsigned char, 8> moment{};
    for (std::size_t i = 0; i < moment.size(); ++i)
        moment[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), moment.data(), moment.size(),
              digest.data(), &size))
        throw std::runtime_error("HMAC-SHA-1 cannot be computed on this machine");
    auto const at = digest[size - 1] & 15U;
    auto const number = (static_cast<std::uint32_t>(digest[at] & 0x7FU) << 24U |
                         static_cast<std::uint32_t>(digest[at + 1]) << 16U |
                         static_cast<std::uint32_t>(digest[at + 2]) << 8U | digest[at + 3]) %
                        1'000'000;
    auto digits = std::to_string(number);
    return std::string(code_length - digits.size(), '0') + digits;
}

std::optional<std::int64_t> step_of(std::string_view key, std::string_view typed,
                                    std::int64_t step_now, std::int64_t last_used) {
    std::string digits;
    for (char c : typed)
        if (c != ' ') digits += c;
    std::optional<std::int64_t> found;
    for (auto step = step_now - 1; step <= step_now + 1; ++step)
        if (equal(code(key, step), digits) && step > last_used && !found) found = step;
    return found;
}

std::string address(std::string_view key, std::string_view site, std::string_view account) {
    return "otpauth://totp/" + escaped(site) + ":" + escaped(account) + "?secret=" + base32(key) +
           "&issuer=" + escaped(site);
}

}

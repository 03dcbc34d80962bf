// libsodium, behind plain functions.
#include "platform/secrets/secrets.h"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace secrets {

namespace {

/// Must have been called before anything else of libsodium; more than once does no harm.
void ready() {
    static int const result = sodium_init();
    if (result < 0)
        throw std::runtime_error("the cryptographic library cannot be used on this machine");
}

std::string base64(unsigned char const* bytes, std::size_t size, int variant) {
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.pop_back();  // The terminating zero.
    return text;
}

template <std::size_t size>
std::string random_base64(int variant) {
    ready();
    std::array<unsigned char, size> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return base64(bytes.data(), bytes.size(), variant);
}

}

std::string make() { return random_base64<32>(sodium_base64_VARIANT_URLSAFE_NO_PADDING); }

std::string hash(std::string_view secret) {
    ready();
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(secret.data()),
                       secret.size());
    std::string text(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back();
    return text;
}

bool equal(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string hash_password(std::string_view password, PasswordCost const& cost) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> phc{};
    if (crypto_pwhash_str(phc.data(), password.data(), password.size(), cost.passes,
                          cost.memory_kib * 1024) != 0)
        throw std::bad_alloc();
    return phc.data();
}

bool is_password(std::string_view phc, std::string_view password) {
    ready();
    return crypto_pwhash_str_verify(std::string(phc).c_str(), password.data(), password.size()) ==
           0;
}

bool is_outdated(std::string_view phc, PasswordCost const& cost) {
    ready();
    return crypto_pwhash_str_needs_rehash(std::string(phc).c_str(), cost.passes,
                                          cost.memory_kib * 1024) != 0;
}

std::string hash_of_nothing(PasswordCost const& cost) {
    return "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) +
           ",t=" + std::to_string(cost.passes) + ",p=1$" +
           random_base64<16>(sodium_base64_VARIANT_ORIGINAL_NO_PADDING) + "$" +
           random_base64<32>(sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

}

// Texts sealed in what others may see.
#include <sodium.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "platform/secrets/secrets.h"

namespace secrets {

namespace {

using SealKey = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

SealKey key_of(std::string_view secret) {
    SealKey key;
    crypto_generichash(key.data(), key.size(),
                       reinterpret_cast<unsigned char const*>(secret.data()), secret.size(),
                       nullptr, 0);
    return key;
}

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}

std::string seal(std::string_view text, std::string_view secret) {
    // More than once does no harm.
    if (sodium_init() < 0)
        throw std::runtime_error("the cryptographic library cannot be used on this machine");
    std::vector<unsigned char> sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES +
                                      text.size());
    randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES,
                          reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                          sealed.data(), key_of(secret).data());
    std::string letters(sodium_base64_encoded_len(sealed.size(), variant), '\0');
    sodium_bin2base64(letters.data(), letters.size(), sealed.data(), sealed.size(), variant);
    letters.pop_back();  // The NUL that C wants.
    return letters;
}

std::optional<std::string> unseal(std::string_view letters, std::string_view secret) {
    if (letters.empty()) return std::nullopt;
    std::vector<unsigned char> sealed(letters.size());
    std::size_t size = 0;
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sodium_base642bin(sealed.data(), sealed.size(), letters.data(), letters.size(), nullptr,
                          &size, nullptr, variant) != 0 ||
        size < around)
        return std::nullopt;
    std::string text(size - around, '\0');
    bool const ours = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()),
                                                 sealed.data() + crypto_secretbox_NONCEBYTES,
                                                 size - crypto_secretbox_NONCEBYTES, sealed.data(),
                                                 key_of(secret).data()) == 0;
    return ours ? std::optional(std::move(text)) : std::nullopt;
}

}

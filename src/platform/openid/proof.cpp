// SHA-256 by OpenSSL.
#include "platform/openid/proof.h"

#include <openssl/sha.h>

#include <array>

#include "platform/openid/base64url.h"

namespace openid {

std::string challenge_of(std::string_view verifier) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size(), digest.data());
    return base64url({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

}

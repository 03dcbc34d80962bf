// A service of the tests' own: makes keys, and signs whatever a test wants it to say.
#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "platform/json/value.h"
#include "platform/openid/base64url.h"

namespace openid {

/// A key pair of one of the kinds "RSA", "EC" and "ED25519".
class TestSigner {
public:
    explicit TestSigner(std::string kind, std::string id = "one", unsigned bits = 2048)
        : kind_(std::move(kind)), id_(std::move(id)) {
        EVP_PKEY* made = kind_ == "RSA"  ? EVP_RSA_gen(bits)
                         : kind_ == "EC" ? EVP_EC_gen("P-256")
                                         : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        REQUIRE(made);
        key_.reset(made, EVP_PKEY_free);
    }

    /// The public key as its service shows it.
    json::Object jwk() const {
        json::Object key{{"kid", id_}};
        if (kind_ == "RSA") {
            key.set("kty", "RSA");
            key.set("n", base64url(number("n")));
            key.set("e", base64url(number("e")));
        } else if (kind_ == "EC") {
            key.set("kty", "EC");
            key.set("crv", "P-256");
            key.set("x", base64url(padded(number("qx"))));
            key.set("y", base64url(padded(number("qy"))));
        } else {
            std::array<unsigned char, 32> raw{};
            std::size_t size = raw.size();
            REQUIRE(EVP_PKEY_get_raw_public_key(key_.get(), raw.data(), &size) == 1);
            key.set("kty", "OKP");
            key.set("crv", "Ed25519");
            key.set("x", base64url({reinterpret_cast<char const*>(raw.data()), size}));
        }
        return key;
    }
    std::string jwks() const {
        json::Array keys;
        keys.emplace_back(jwk());
        return json::write(json::Object{{"keys", std::move(keys)}});
    }

    /// A token with exactly these texts as header and claims, signed as `algorithm` says.
    std::string token(std::string_view header, std::string_view claims,
                      std::string_view algorithm) const {
        auto const text = base64url(header) + "." + base64url(claims);
        return text + "." + base64url(signature(text, algorithm));
    }

    std::string signature(std::string_view text, std::string_view algorithm) const {
        std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        EVP_PKEY_CTX* settings = nullptr;
        REQUIRE(EVP_DigestSignInit(context.get(), &settings,
                                   kind_ == "ED25519" ? nullptr : EVP_sha256(), nullptr,
                                   key_.get()) == 1);
        if (algorithm == "PS256") {
            EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
        }
        auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
        std::size_t size = 0;
        REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1);
        std::vector<unsigned char> made(size);
        REQUIRE(EVP_DigestSign(context.get(), made.data(), &size, bytes, text.size()) == 1);
        made.resize(size);
        if (kind_ == "EC") return side_by_side(made);
        return {made.begin(), made.end()};
    }

    /// The public key as text: what somebody would use as the secret of HS256.
    std::string public_pem() const {
        std::unique_ptr<BIO, decltype(&BIO_free)> const out(BIO_new(BIO_s_mem()), BIO_free);
        PEM_write_bio_PUBKEY(out.get(), key_.get());
        char* text = nullptr;
        auto const size = BIO_get_mem_data(out.get(), &text);
        return {text, static_cast<std::size_t>(size)};
    }

private:
    std::string number(char const* name) const {
        BIGNUM* found = nullptr;
        REQUIRE(EVP_PKEY_get_bn_param(key_.get(), name, &found) == 1);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(found)), '\0');
        BN_bn2bin(found, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(found);
        return bytes;
    }
    static std::string padded(std::string bytes) {
        return std::string(32 - bytes.size(), '\0') + bytes;
    }
    static std::string side_by_side(std::vector<unsigned char> const& der) {
        auto const* at = der.data();
        std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> const pair(
            d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
        std::string bytes(64, '\0');
        auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + 32, 32);
        return bytes;
    }

    std::string kind_, id_;
    std::shared_ptr<EVP_PKEY> key_;
};

}

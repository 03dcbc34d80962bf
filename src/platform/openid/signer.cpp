// OpenSSL's keys and signatures; tokens carry the two numbers of a signature side by side (RFC 7518
// §3.4).
#include "platform/openid/signer.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "platform/json/value.h"
#include "platform/openid/base64url.h"

namespace openid {

namespace {

constexpr int number_bytes = 32;
constexpr std::int64_t assertion_seconds = 60;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using OwnKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using OwnBio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using OwnDigest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using OwnPair = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using OwnNumber = std::unique_ptr<BIGNUM, Freed<BN_free>>;

[[noreturn]] void fail(char const* what) {
    throw std::runtime_error(std::string("OpenSSL could not ") + what);
}

std::string padded(BIGNUM const* number) {
    std::string bytes(number_bytes, '\0');
    if (BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), number_bytes) !=
        number_bytes)
        fail("write a number");
    return bytes;
}

std::string coordinate(EVP_PKEY const* key, char const* name) {
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &found) != 1) fail("read a key");
    OwnNumber const owned(found);
    return base64url(padded(owned.get()));
}

bool is_p256(EVP_PKEY const* key) {
    std::array<char, 64> group{};
    std::size_t size = 0;
    return EVP_PKEY_get_group_name(const_cast<EVP_PKEY*>(key), group.data(), group.size(), &size) ==
               1 &&
           std::string_view(group.data(), size) == "prime256v1";
}

std::string thumbprint(std::string_view x, std::string_view y) {
    // The members in this order and nothing else: RFC 7638 §3.2.
    auto const text =
        json::write(json::Object{{"crv", "P-256"}, {"kty", "EC"}, {"x", x}, {"y", y}});
    std::array<unsigned char, 32> digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        fail("hash a key");
    return base64url({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

}

struct Signer::Content {
    OwnKey key;
    std::string x, y, id;

    explicit Content(OwnKey made)
        : key(std::move(made)),
          x(coordinate(key.get(), "qx")),
          y(coordinate(key.get(), "qy")),
          id(thumbprint(x, y)) {}
};

Signer Signer::make() {
    OwnKey key(EVP_EC_gen("P-256"));
    if (!key) fail("make a key");
    return Signer(std::make_shared<Content const>(std::move(key)));
}

std::optional<Signer> Signer::read(std::string_view pem) {
    OwnBio const in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // A key with a password is none of ours; nobody is asked for it.
    OwnKey key(PEM_read_bio_PrivateKey(
        in.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (!key || !is_p256(key.get())) return std::nullopt;
    return Signer(std::make_shared<Content const>(std::move(key)));
}

std::string Signer::pem() const {
    OwnBio const out(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(out.get(), content_->key.get(), nullptr, nullptr, 0, nullptr,
                                 nullptr) != 1)
        fail("write a key");
    char* text = nullptr;
    auto const size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string Signer::public_keys() const {
    json::Array keys;
    keys.emplace_back(json::Object{{"kty", "EC"},
                                   {"crv", "P-256"},
                                   {"x", content_->x},
                                   {"y", content_->y},
                                   {"kid", content_->id},
                                   {"use", "sig"},
                                   {"alg", "ES256"}});
    return json::write(json::Object{{"keys", std::move(keys)}});
}

std::string Signer::token(std::string_view claims) const {
    auto const header =
        json::write(json::Object{{"alg", "ES256"}, {"kid", content_->id}, {"typ", "JWT"}});
    auto const text = base64url(header) + "." + base64url(claims);
    OwnDigest const digest(EVP_MD_CTX_new());
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    std::size_t size = 0;
    if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, content_->key.get()) !=
            1 ||
        EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size()) != 1)
        fail("sign");
    std::vector<unsigned char> der(size);
    if (EVP_DigestSign(digest.get(), der.data(), &size, bytes, text.size()) != 1) fail("sign");
    auto const* at = der.data();
    OwnPair const pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    if (!pair) fail("read a signature");
    return text + "." +
           base64url(padded(ECDSA_SIG_get0_r(pair.get())) + padded(ECDSA_SIG_get0_s(pair.get())));
}

std::string client_assertion(Signer const& signer, std::string_view client_id,
                             std::string_view issuer, std::string_view unique, std::int64_t now) {
    return signer.token(json::write(json::Object{{"iss", client_id},
                                                 {"sub", client_id},
                                                 {"aud", issuer},
                                                 {"jti", unique},
                                                 {"iat", now},
                                                 {"exp", now + assertion_seconds}}));
}

}

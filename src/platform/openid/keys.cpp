// JSON → OpenSSL's public keys, and signatures checked by them.
#include "platform/openid/keys.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/json/value.h"
#include "platform/openid/base64url.h"

namespace openid {

namespace {

template <auto free>
struct Freed {
    template <class T>
    void operator()(T* what) const {
        free(what);
    }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, Freed<free>>;
using PublicKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using Number = Owned<BIGNUM, BN_free>;

enum class Kind { rsa, p256, ed25519 };

constexpr std::size_t most_keys = 100;
constexpr int least_rsa_bits = 2048, most_rsa_bits = 8192;
constexpr std::array<std::pair<Algorithm, std::string_view>, 4> algorithms = {
    {{Algorithm::rs256, "RS256"},
     {Algorithm::ps256, "PS256"},
     {Algorithm::es256, "ES256"},
     {Algorithm::eddsa, "EdDSA"}}};

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

/// A key from OpenSSL's parameters; null when it refuses them.
PublicKey from_parameters(char const* type, OSSL_PARAM_BLD* built) {
    Owned<OSSL_PARAM, OSSL_PARAM_free> const parameters(OSSL_PARAM_BLD_to_param(built));
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> const context(
        EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return PublicKey(made);
}

PublicKey rsa_key(std::string_view modulus, std::string_view exponent) {
    // An exponent of more than 64 bits is nobody's, and would be slow.
    if (modulus.size() > most_rsa_bits / 8 || exponent.empty() || exponent.size() > 8)
        return nullptr;
    Number const n(BN_bin2bn(bytes_of(modulus), static_cast<int>(modulus.size()), nullptr)),
        e(BN_bin2bn(bytes_of(exponent), static_cast<int>(exponent.size()), nullptr));
    if (!n || !e || BN_num_bits(n.get()) < least_rsa_bits || !BN_is_odd(n.get()) ||
        !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return nullptr;
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const built(OSSL_PARAM_BLD_new());
    if (!built || OSSL_PARAM_BLD_push_BN(built.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(built.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return from_parameters("RSA", built.get());
}

PublicKey p256_key(std::string_view x, std::string_view y) {
    if (x.size() != 32 || y.size() != 32) return nullptr;
    auto const point = "\x04" + std::string(x) + std::string(y);
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const built(OSSL_PARAM_BLD_new());
    if (!built ||
        OSSL_PARAM_BLD_push_utf8_string(built.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(built.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1)
        return nullptr;
    auto key = from_parameters("EC", built.get());
    // A point that is not on the curve is no key.
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> const check(key ? EVP_PKEY_CTX_new(key.get(), nullptr)
                                                           : nullptr);
    if (!check || EVP_PKEY_public_check(check.get()) != 1) return nullptr;
    return key;
}

PublicKey ed25519_key(std::string_view x) {
    if (x.size() != 32) return nullptr;
    return PublicKey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(x), x.size()));
}

/// r and s side by side, as tokens have them, in the form that OpenSSL checks.
std::string as_der(std::string_view signature) {
    if (signature.size() != 64) return {};
    Owned<ECDSA_SIG, ECDSA_SIG_free> const pair(ECDSA_SIG_new());
    auto* const r = BN_bin2bn(bytes_of(signature), 32, nullptr);
    auto* const s = BN_bin2bn(bytes_of(signature) + 32, 32, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* made = nullptr;
    int const size = i2d_ECDSA_SIG(pair.get(), &made);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char*>(made), static_cast<std::size_t>(size));
    OPENSSL_free(made);
    return der;
}

bool is_for_signatures(json::Value const& key) {
    auto const use = key.at("use").text();
    if (!use.empty() && use != "sig") return false;
    auto const& operations = key.at("key_ops").elements();
    return operations.empty() || std::ranges::any_of(operations, [](json::Value const& one) {
               return one.text() == "verify";
           });
}

}

struct Key::Content {
    std::string id;
    Kind kind = Kind::rsa;
    std::optional<Algorithm> only;  ///< What the service says that the key is for.
    PublicKey key;
};

namespace {

std::optional<Key> key_of(json::Value const& given) {
    if (!given.object() || !is_for_signatures(given)) return std::nullopt;
    auto const part = [&](std::string_view name) {
        auto const text = given.at(name).text();
        return text.size() > 2048 ? std::string() : from_base64url(text).value_or("");
    };
    auto content = std::make_shared<Key::Content>();
    auto const type = given.at("kty").text(), curve = given.at("crv").text();
    if (type == "RSA") {
        content->kind = Kind::rsa;
        content->key = rsa_key(part("n"), part("e"));
    } else if (type == "EC" && curve == "P-256") {
        content->kind = Kind::p256;
        content->key = p256_key(part("x"), part("y"));
    } else if (type == "OKP" && curve == "Ed25519") {
        content->kind = Kind::ed25519;
        content->key = ed25519_key(part("x"));
    }
    ERR_clear_error();
    if (!content->key) return std::nullopt;
    content->id = given.at("kid").text().substr(0, 256);
    if (auto const said = given.at("alg").text(); !said.empty()) {
        content->only = parse_algorithm(said);
        if (!content->only) return std::nullopt;
    }
    return Key(std::move(content));
}

}

std::string_view name(Algorithm algorithm) {
    for (auto const& [one, text] : algorithms)
        if (one == algorithm) return text;
    std::unreachable();
}

std::optional<Algorithm> parse_algorithm(std::string_view name) {
    for (auto const& [one, text] : algorithms)
        if (text == name) return one;
    return std::nullopt;
}

std::string const& Key::id() const { return content_->id; }

bool Key::fits(Algorithm algorithm) const {
    if (content_->only && *content_->only != algorithm) return false;
    switch (algorithm) {
        case Algorithm::rs256:
        case Algorithm::ps256: return content_->kind == Kind::rsa;
        case Algorithm::es256: return content_->kind == Kind::p256;
        case Algorithm::eddsa: return content_->kind == Kind::ed25519;
    }
    std::unreachable();
}

bool Key::has_signed(std::string_view text, std::string_view signature, Algorithm algorithm) const {
    if (!fits(algorithm) || signature.empty()) return false;
    auto const given = algorithm == Algorithm::es256 ? as_der(signature) : std::string(signature);
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context(EVP_MD_CTX_new());
    if (!context) return false;
    EVP_PKEY_CTX* settings = nullptr;
    auto const* digest = algorithm == Algorithm::eddsa ? nullptr : EVP_sha256();
    bool is_set =
        EVP_DigestVerifyInit(context.get(), &settings, digest, nullptr, content_->key.get()) == 1;
    if (is_set && algorithm == Algorithm::ps256)
        is_set = EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
                 EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1;
    bool const is_right = is_set && EVP_DigestVerify(context.get(), bytes_of(given), given.size(),
                                                     bytes_of(text), text.size()) == 1;
    // A wrong signature leaves a word behind that would be taken for somebody else's failure.
    ERR_clear_error();
    return is_right;
}

std::optional<KeySet> parse_keys(std::string_view text) {
    auto const parsed = json::parse(text);
    if (!parsed || !parsed->at("keys").array()) return std::nullopt;
    KeySet keys;
    for (auto const& one : parsed->at("keys").elements()) {
        if (keys.size() == most_keys) break;
        if (auto key = key_of(one)) keys.push_back(*std::move(key));
    }
    return keys;
}

}

// Our own key, by which services know us instead of by a secret that both hold (private_key_jwt,
// OpenID Connect Core 1.0 §9): P-256, ES256.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace openid {

/// A key pair. Cheap to copy, safe to use from many threads.
class Signer {
public:
    struct Content;
    explicit Signer(std::shared_ptr<Content const> content) : content_(std::move(content)) {}

    /// A new one.
    static Signer make();
    /// From what pem() gave; nothing when it is no key of this kind.
    static std::optional<Signer> read(std::string_view pem);

    /// The private key as text, for a file that nobody else may read.
    std::string pem() const;
    /// The public one as services fetch it: a key set (RFC 7517) with one key, whose id is its
    /// thumbprint (RFC 7638).
    std::string public_keys() const;
    /// The claims, JSON, as a token that this key has signed.
    std::string token(std::string_view claims) const;

private:
    std::shared_ptr<Content const> content_;
};

/// That it is us who asks this issuer for tokens, and now: good for a minute, once. The audience is
/// the issuer alone and never an address that the service has named, so that no service can use at
/// another what was meant for it. `unique` has not been used before; `now` in seconds since 1970.
std::string client_assertion(Signer const& signer, std::string_view client_id,
                             std::string_view issuer, std::string_view unique, std::int64_t now);

}

// The public keys of a service, by which its signatures are known (RFC 7517).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace openid {

/// How a signature is made. There is no other: not "none", and nothing with a shared secret.
enum class Algorithm { rs256, ps256, es256, eddsa };

/// "RS256", "PS256", "ES256", "EdDSA".
std::string_view name(Algorithm algorithm);
std::optional<Algorithm> parse_algorithm(std::string_view name);

/// One key. Cheap to copy, safe to use from many threads.
class Key {
public:
    /// What of OpenSSL is behind it.
    struct Content;
    explicit Key(std::shared_ptr<Content const> content) : content_(std::move(content)) {}

    /// As the service calls it; empty when it does not.
    std::string const& id() const;
    /// Whether signatures of this kind can be this key's.
    bool fits(Algorithm algorithm) const;
    /// Whether the signature of `text` is this key's. `signature` as tokens carry it.
    bool has_signed(std::string_view text, std::string_view signature, Algorithm algorithm) const;

private:
    std::shared_ptr<Content const> content_;
};

/// At most 100; keys of other kinds, too short ones and those for encryption are passed over.
using KeySet = std::vector<Key>;

/// Nothing when it is no key set at all.
std::optional<KeySet> parse_keys(std::string_view json);

}

// Talking with providers: what they say of themselves, their keys, a code for tokens, and what they
// know of somebody. Everything of theirs is held against what was configured.
#pragma once
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/openid/metadata.h"
#include "platform/openid/verify.h"
#include "platform/outbound/outbound.h"
#include "services/identities/provider.h"

namespace identities {

/// Why a provider could not be talked with. `why` is for the log: without secrets, without people.
struct Trouble {
    enum class Kind : std::uint8_t {
        unreachable,  ///< No answer, or none in time.
        unusable,     ///< It says of itself what we cannot go by: somebody has to set it right.
        distrusted,   ///< What it said of somebody cannot be believed, or the code was refused.
    };
    Kind kind = Kind::unreachable;
    std::string why = {};
};

/// A code, and what must be shown with it.
struct Exchange {
    std::string code, verifier, redirect_uri, secret;
    /// That it is us, signed; used instead of a secret unless it is empty.
    std::string assertion = {};
};

/// The tokens, for as long as it takes to read them. Never stored.
struct Tokens {
    std::string id_token = {}, access_token = {};
};

/// Thread-safe. What providers say of themselves and their keys is believed for an hour; keys are
/// fetched anew when a token names one that is not known, at most once a minute for each provider.
class Asking {
public:
    /// `may_be_http`: the operator has exempted networks of their own.
    Asking(outbound::Client client, basics::Clock now, bool may_be_http)
        : client_(std::move(client)), now_(std::move(now)), may_be_http_(may_be_http) {}

    std::expected<openid::Metadata, Trouble> metadata(std::string const& issuer);
    /// Reads document and keys anew, and how many keys there are that we can use.
    std::expected<std::size_t, Trouble> try_out(std::string const& issuer);
    std::expected<Tokens, Trouble> exchange(Provider const& provider,
                                            openid::Metadata const& metadata, Exchange const& what);
    std::expected<openid::Claims, Trouble> verified(openid::Metadata const& metadata,
                                                    std::string_view id_token,
                                                    openid::Expected const& expected);
    /// Who has signed out there, by the provider's own word.
    std::expected<openid::SignedOut, Trouble> signed_out(openid::Metadata const& metadata,
                                                         std::string_view token,
                                                         openid::Expected const& expected);
    /// What the provider knows besides; of the same person, or nothing is believed.
    std::expected<json::Value, Trouble> about(openid::Metadata const& metadata,
                                              std::string const& access_token,
                                              std::string_view subject);
    /// What speaks against an address before it is asked; the name of the reason.
    std::optional<std::string> refused(std::string const& address) const;

private:
    struct Known {
        openid::Metadata metadata = {};
        basics::Time read_at = {};
    };
    struct KnownKeys {
        openid::KeySet keys = {};
        basics::Time read_at = {}, read_for_unknown_at = {};
    };
    std::expected<std::string, Trouble> fetched(outbound::Request request);
    std::expected<openid::KeySet, Trouble> keys(std::string const& address, bool is_unknown);
    /// With the keys that are known, and once more when the token names another one.
    template <class Verify>
    auto verified_by(openid::Metadata const& metadata, std::string const& what, Verify verify)
        -> std::expected<typename decltype(verify(openid::KeySet()))::value_type, Trouble>;

    outbound::Client client_;
    basics::Clock now_;
    bool may_be_http_;
    std::mutex mutex_;
    std::map<std::string, Known> known_;
    std::map<std::string, KnownKeys> keys_;
};

}

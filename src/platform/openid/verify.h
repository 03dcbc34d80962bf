// Whether a token says what it must, signed by whom it must be: OpenID Connect Core 1.0 §3.1.3.7.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/value.h"
#include "platform/openid/keys.h"

namespace openid {

/// What we know before the token comes.
struct Expected {
    std::string issuer = {};     ///< As it was configured, to the letter.
    std::string client_id = {};  ///< Whom the token must be for.
    std::string nonce = {};      ///< Of this very attempt.
    std::int64_t now = 0;        ///< Seconds since 1970.
    /// Seconds since the person last showed the service who they are; nothing: any.
    std::optional<std::int64_t> max_age = {};
};

/// What the service says of somebody, once it is known to be the service.
struct Claims {
    std::string subject = {};           ///< Unique within the issuer; at most 255 letters of ASCII.
    std::string acr = {};               ///< How surely; empty when it does not say.
    std::vector<std::string> amr = {};  ///< By what.
    std::optional<std::int64_t> auth_time = {};  ///< When, in seconds since 1970.
    json::Value all = {};                        ///< Everything else.
};

/// Why a token is not believed. The names are for the log.
enum class Refusal : std::uint8_t {
    malformed,    ///< Not a token, or too long.
    algorithm,    ///< Not one of ours.
    header,       ///< "crit", or a type that is no id token's.
    key_unknown,  ///< None of these keys: they may have been changed since.
    key_unclear,  ///< It names no key, and several fit.
    signature,    ///< Not the key's.
    issuer,       ///< From somebody else.
    audience,     ///< For somebody else.
    expired,
    not_yet,    ///< Made, or valid, later than now.
    too_old,    ///< Made long ago.
    nonce,      ///< Of another attempt.
    subject,    ///< Of nobody, or of a name that is too long.
    not_fresh,  ///< The person showed too long ago who they are, or it does not say when.
    event,      ///< It does not say that somebody has signed out.
    id,         ///< It has no name of its own by which a second one would be known.
};
std::string_view name(Refusal refusal);

/// So much may clocks differ, in seconds.
inline constexpr std::int64_t clock_skew = 60;

std::expected<Claims, Refusal> verify(std::string_view token, KeySet const& keys,
                                      Expected const& expected);

/// Who has signed out at the service: a person, one session there, or a person's session.
struct SignedOut {
    std::string subject = {};  ///< Empty: whoever the session is of.
    std::string sid = {};      ///< Empty: all of the person's sessions.
    std::string id = {};       ///< The token's own name: each is good once.
};

/// So old may a token of a sign-out be, in seconds.
inline constexpr std::int64_t oldest_sign_out = 600;

/// A logout token (OpenID Connect Back-Channel Logout 1.0 §2.6). Of what is expected, issuer,
/// client_id and now count. Whether it comes a second time is the caller's to know.
std::expected<SignedOut, Refusal> verify_sign_out(std::string_view token, KeySet const& keys,
                                                  Expected const& expected);

}

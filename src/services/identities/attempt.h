// One attempt to sign in, from the way out to the way back: it lies sealed in the browser's own
// cookie, and nothing of it in the database until it is over.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "services/identities/provider.h"

namespace identities {

/// What somebody goes to a provider for.
enum class Purpose : std::uint8_t {
    sign_in,  ///< To come in.
    join,     ///< To add a way in to the account that they are in.
    confirm,  ///< To show again who they are.
    more,     ///< To come in more surely, for something that asks for it.
};

/// What must come back unchanged.
struct Attempt {
    std::string state = {}, nonce = {}, verifier = {};
    ProviderId provider = {};
    Purpose purpose = Purpose::sign_in;
    std::string next = {};     ///< Where to go on: a path of our own, or empty.
    std::string session = {};  ///< The hash of the session in which it began, or empty.
    int level = 0;             ///< What is asked for; 0: nothing in particular.
    texts::Language language = texts::Language::sv;
    basics::Time begun_at = {};
};

/// How long somebody may be away, in seconds.
inline constexpr int attempt_seconds = 600;

/// The name of the cookie.
std::string_view attempt_cookie(bool secure);

std::string sealed(Attempt const& attempt, std::string_view secret);
/// Nothing for what was not sealed here, or is too old (or of the future).
std::optional<Attempt> opened(std::string_view sealed, std::string_view secret, basics::Time now);

/// A way in that somebody has shown and has yet to say yes to.
struct Offer {
    std::string issuer = {}, subject = {};
    ProviderId provider = {};
    members::MemberId member = {};
    basics::Time until = {};
};
std::string sealed(Offer const& offer, std::string_view secret);
std::optional<Offer> opened_offer(std::string_view sealed, std::string_view secret,
                                  basics::Time now);

/// Somebody who is out here and may sign out at the provider as well.
struct Leaving {
    ProviderId provider = {};
    std::string state = {};
    std::string id_token = {};  ///< What the provider said when they came; empty: not kept.
    texts::Language language = texts::Language::sv;
    basics::Time begun_at = {};
};
std::string_view leaving_cookie(bool secure);
std::string sealed(Leaving const& leaving, std::string_view secret);
std::optional<Leaving> opened_leaving(std::string_view sealed, std::string_view secret,
                                      basics::Time now);

}

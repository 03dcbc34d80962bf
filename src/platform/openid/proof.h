// Proof that who asks for the tokens is who began (PKCE, RFC 7636).
#pragma once
#include <string>
#include <string_view>

namespace openid {

/// What is said at the beginning of a verifier that is shown at the end: S256.
std::string challenge_of(std::string_view verifier);

}

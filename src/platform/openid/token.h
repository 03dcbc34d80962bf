// A signed token as it comes, taken apart before anything in it is believed (RFC 7515).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/json/value.h"

namespace openid {

/// Longer ones are not read.
inline constexpr std::size_t most_token_bytes = std::size_t{64} * 1024;

/// Three parts between dots. Header and claims are JSON objects; nothing of them has been checked.
struct Token {
    json::Value header = {}, claims = {};
    std::string_view signed_text = {};  ///< What the signature is of; lies in the token's text.
    std::string signature = {};
};

/// Nothing for what is too long, has other than three parts, or is not JSON in each: also when a
/// name stands twice.
std::optional<Token> read_token(std::string_view text);

}

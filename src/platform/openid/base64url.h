// Bytes as letters for addresses and tokens (RFC 4648 §5, without padding).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace openid {

/// Letters, digits, "-" and "_".
std::string base64url(std::string_view bytes);

/// The bytes, or nothing for other letters, padding, or bits that say nothing: each text of bytes
/// has one writing.
std::optional<std::string> from_base64url(std::string_view letters);

}

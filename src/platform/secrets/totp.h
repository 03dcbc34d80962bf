// One-time codes that change every half minute (RFC 6238), as authenticator programs on phones make
// them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace secrets::totp {

/// A code is good for so many seconds: a step.
inline constexpr std::int64_t step_seconds = 30;
inline constexpr std::size_t code_length = 6;

/// A new key: 160 bits from the operating system, as raw bytes.
std::string new_key();
/// The key as people type it into their program: RFC 4648 base32 without padding.
std::string base32(std::string_view bytes);

/// The step that a time (seconds since 1970) belongs to.
std::int64_t step_at(std::int64_t seconds);
/// The code of a step: six digits (HMAC-SHA-1, RFC 4226 §5.3).
std::string code(std::string_view key, std::int64_t step);

/// The step that the code belongs to: this one, the one before or the one after, and later than
/// `last_used` (a code is good once). Blanks in what was typed are passed over. Takes equally long
/// for any six digits.
std::optional<std::int64_t> step_of(std::string_view key, std::string_view typed,
                                    std::int64_t step_now, std::int64_t last_used);

/// What a QR code for authenticator programs says: otpauth://totp/…
std::string address(std::string_view key, std::string_view site, std::string_view account);

}

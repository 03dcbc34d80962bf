// Secrets: made at random, kept as hashes, compared without telling how far they agree. Passwords
// with argon2id.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

/// The length of a secret in letters.
inline constexpr std::size_t secret_length = 43;

/// 256 bits from the operating system as 43 letters, digits, "-" and "_": may stand in cookies and
/// addresses.
std::string make();

/// SHA-256 as 64 hexadecimal digits. For secrets that make() made, which nobody can guess; never
/// for passwords.
std::string hash(std::string_view secret);

/// Whether the two are equal, in a time that depends only on their lengths.
bool equal(std::string_view left, std::string_view right);

/// The text so that only who has the secret can read it, as letters: for keys of other services
/// that must be used again and so cannot be hashed. Different each time.
std::string seal(std::string_view text, std::string_view secret);
/// What was sealed; nothing when it was with another secret, or was changed since.
std::optional<std::string> unseal(std::string_view sealed, std::string_view secret);

/// How much work a password's hash is: argon2id with one lane.
struct PasswordCost {
    std::size_t memory_kib = 47104;
    unsigned passes = 2;
};

/// The password's hash with a salt of its own, as a PHC string ("$argon2id$v=19$m=…"). Slow and
/// large on purpose. Throws std::bad_alloc when there is no memory for it.
std::string hash_password(std::string_view password, PasswordCost const& cost);

/// Whether this is the password that was hashed. As slow as hash_password was then.
bool is_password(std::string_view phc, std::string_view password);

/// Whether the hash was made with less (or other) work than `cost`.
bool is_outdated(std::string_view phc, PasswordCost const& cost);

/// A hash of this cost that no password has: checking against it takes as long as against a real
/// one.
std::string hash_of_nothing(PasswordCost const& cost);

}

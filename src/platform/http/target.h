// The address in a request: its path in one canonical form, and its query as fields.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "platform/http/request.h"

namespace http {

/// How many fields a query, a form or a request's cookies may have.
inline constexpr std::size_t field_limit = 1'000;
/// The longest name of a field, in bytes.
inline constexpr std::size_t field_name_limit = 200;

/// Puts the decoded path in `path` (whose memory is used again). Throws BadRequest for whatever
/// could mean different things to different programs: bytes that are not UTF-8, control characters,
/// "//", dot segments, backslashes, encoded slashes, and anything that would change if it were
/// decoded once more.
void read_path(std::string_view encoded_path, std::string& path);

/// The fields of a query or of an application/x-www-form-urlencoded body, decoded, in NFC. Throws
/// BadRequest for more than field_limit fields, overlong names, broken encoding, NUL and bytes that
/// are not UTF-8.
Fields urlencoded(std::string_view text);

/// The fields as a query (without "?"), for addresses that carry their state: "q=v%C3%A5rd&sdg=3".
std::string query_string(Fields const& fields);

/// `bytes` as text in NFC. Throws BadRequest, naming `what`, when it is not UTF-8 or contains NUL.
std::string checked_text(std::string bytes, std::string_view what);

}

// The claim code: what somebody without an account keeps to follow what they sent.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace claims {

/// "kq7m-2xrt-9f4b-hn3c": 80 bits as 16 letters and digits in four groups, without those that look
/// alike. The same secret always gives the same code, so that a form sent twice has one receipt.
std::string code_from(std::string_view secret);

/// The code as code_from() writes it, from what a person typed: in any case, with any spaces and
/// hyphens, o for 0, i and l for 1. Nothing when it cannot be a code.
std::optional<std::string> read_code(std::string_view typed);

/// What is stored of a code.
std::string code_hash(std::string_view code);

}

// Text in the forms that mail has had since it was ASCII only.
#pragma once
#include <string>
#include <string_view>

namespace mail {

/// A header's text (RFC 2047): as it is when it is plain, otherwise as encoded words of at most 75
/// bytes, each whole characters, folded. Controls and line breaks are left out.
std::string header_text(std::string_view text);

/// UTF-8 with "\n" line ends as quoted-printable (RFC 2045) with CRLF.
std::string quoted_printable(std::string_view text);

/// Any bytes in base 64 (RFC 2045), lines of 76 letters ended with CRLF.
std::string base64(std::string_view bytes);

}

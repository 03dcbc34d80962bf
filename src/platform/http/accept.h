// What the client can read and would rather have: Accept-Encoding and Accept-Language.
#pragma once
#include <span>
#include <string_view>

namespace http {

/// How a body is packed for the way.
enum class Encoding { identity, gzip, brotli };

/// The best encoding that an Accept-Encoding header allows; brotli when it is a tie.
Encoding preferred_encoding(std::string_view accept_encoding);

/// Which of the offered languages an Accept-Language header asks for most; empty when none of them.
/// "sv-FI" asks for "sv"; who asks for Norwegian of any kind ("no", "nn") reads "nb".
std::string_view preferred_language(std::string_view accept_language,
                                    std::span<std::string_view const> offered);

}

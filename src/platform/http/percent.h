// Percent-encoding: decoded once, at the edge, and refused when it is not what it claims to be.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// What a plus sign stands for: itself in a path, a space in queries and forms.
enum class Plus { itself, space };

/// The bytes that the text stands for; nothing when a percent sign is not followed by two digits.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus = Plus::itself);

/// Everything but letters, digits and "-._~" encoded: fits in any place of an address.
std::string percent_encoded(std::string_view text);

}

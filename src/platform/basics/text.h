// Text as people write it: UTF-8 in NFC, counted in characters.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace basics {

/// The text in NFC, or nothing when the bytes are not UTF-8 or contain NUL.
std::optional<std::string> normalised(std::string_view bytes);

/// Whether the bytes are well-formed UTF-8 without NUL.
bool is_utf8(std::string_view bytes);

/// The number of code points in well-formed UTF-8.
std::size_t length(std::string_view text);

/// Without white space (also no-break spaces) at both ends.
std::string_view trimmed(std::string_view text);

/// Lower case by Unicode's rules, for comparing; å, ä and ö stay what they are.
std::string folded(std::string_view text);

/// For addresses: lower-case ASCII letters, digits and single hyphens, at most 80 bytes; never
/// empty ("x").
std::string slug(std::string_view text);

/// At most `characters` code points, cut at a word boundary and ended with "…" when cut.
std::string shortened(std::string_view text, std::size_t characters);

/// Without control characters, bidirectional overrides and zero-width characters: for names and
/// titles.
std::string one_line(std::string_view text);

/// Bytes in any of UTF-8 (with or without BOM), UTF-16 with BOM, or otherwise Windows-1252, as
/// UTF-8 in NFC.
std::string decoded(std::string_view bytes);

/// Compares as Swedish sorts (å, ä, ö last); negative, zero or positive.
int compare_swedish(std::string_view left, std::string_view right);

}

// Markdown as people write it, made into HTML that is safe in any page.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace markdown {

/// What is read of a text; the rest is left out and an ellipsis put in its place.
inline constexpr std::size_t longest = 64 * 1024;

/// HTML with paragraphs, lists, emphasis, headings (from `first_heading`), quotes, code, tables and
/// links to http, https and mailto. Raw HTML is shown as text, pictures as their description. Bare
/// addresses become links.
std::string to_html(std::string_view text, int first_heading = 3);

/// The text without marks: for summaries and search.
std::string to_plain(std::string_view text);

/// Markdown that shows a plain text as it was written: its marks are escaped, its paragraphs and
/// lines stay. Bare addresses become links, as everywhere.
std::string from_plain(std::string_view text);

/// The text with &, <, >, " and ' escaped.
std::string escaped(std::string_view text);

}

// A saved page as lines: decoded, without markup and navigation, with what was run together taken
// apart.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"

namespace knowledge::readers {

/// `label` and `value` are known only where the page's markup says so.
enum class LineKind : std::uint8_t { text, heading, item, label, value };

struct Line {
    std::string text;  ///< Trimmed, never empty. A tab separates what stood in columns.
    LineKind kind = LineKind::text;
    bool after_gap = false;  ///< An empty line, or the border of a block, stands before it.
    std::size_t number = 0;  ///< In the file, from 1; 0 for a page with markup.
    std::vector<Link> links = {};
};

struct PageText {
    std::string title = {};  ///< What the page's markup calls it; empty for plain text.
    std::string site_name = {}, address = {}, language = {};
    std::vector<Line> lines = {};
};

/// The lines of a page. Any encoding, text or HTML; at most 20,000 lines of at most 20,000 bytes.
PageText page_text(std::string_view bytes);

/// The text with blanks collapsed, soft hyphens and invisible characters gone; tabs and wide gaps
/// become one tab.
std::string tidy_line(std::string_view text);

/// Whether the line is a bullet of a list; `text` then loses the mark.
bool take_bullet(std::string& text);

}

// A plain text as Markdown that shows it again: only what would be read as a mark is escaped.
#include <algorithm>
#include <cctype>

#include "platform/markdown/markdown.h"

namespace markdown {

namespace {

bool is_wordlike(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// How much of the text, which begins here, is an address that becomes a link by itself.
std::size_t address_length(std::string_view text) {
    if (!text.starts_with("https://") && !text.starts_with("http://")) return 0;
    return std::min(text.find_first_of(" \t*[]<>`\\~|"), text.size());
}

/// Where in the line a mark stands that makes it something else than a line of a paragraph.
std::size_t line_mark(std::string_view line) {
    if (line.empty()) return line.npos;
    if (std::string_view("#>+-=").contains(line.front())) return 0;
    auto const digits = line.find_first_not_of("0123456789");
    bool const is_numbered =
        digits != line.npos && digits > 0 && (line[digits] == '.' || line[digits] == ')');
    return is_numbered ? digits : line.npos;
}

bool is_mark(std::string_view line, std::size_t at) {
    auto const c = line[at];
    // In the middle of a word it is a letter like others: file_name.
    if (c == '_')
        return at == 0 || at + 1 == line.size() || !is_wordlike(line[at - 1]) ||
               !is_wordlike(line[at + 1]);
    return std::string_view("\\`*[]<&~|!").contains(c);
}

void write_line(std::string_view line, std::string& out) {
    auto const mark = line_mark(line);
    for (std::size_t at = 0; at < line.size();) {
        if (auto const length = address_length(line.substr(at))) {
            out += line.substr(at, length);
            at += length;
            continue;
        }
        if (at == mark || is_mark(line, at)) out += '\\';
        out += line[at++];
    }
}

std::string_view trimmed(std::string_view line) {
    auto const begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

}

std::string from_plain(std::string_view text) {
    std::string out;
    bool was_text = false;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trimmed(text.substr(0, end));
        // Lines of a paragraph stay lines.
        if (was_text) out += line.empty() ? "\n\n" : "  \n";
        write_line(line, out);
        was_text = !line.empty();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}

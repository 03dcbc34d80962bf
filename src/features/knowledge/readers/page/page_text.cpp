// From bytes to lines.
#include "features/knowledge/readers/page/page_text.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"
#include "platform/documents/html.h"

namespace knowledge::readers {

namespace {

constexpr std::size_t most_lines = 20'000, longest_line = 20'000, longest_page = 20 * 1024 * 1024;

/// Whether a character that is a blank, or cannot be seen, may begin with this byte.
bool may_be_blank(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

/// How many bytes of blank or unseen character stand here, and whether it is a blank; no bytes for
/// what can be seen.
struct Blank {
    std::size_t bytes = 0;
    bool is_blank = false;
};

Blank blank_at(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    if (byte(0) <= ' ' || byte(0) == 0x7F) return {1, true};
    if (byte(0) == 0xC2 && byte(1) == 0xAD) return {2, false};
    if (byte(0) == 0xC2 && byte(1) <= 0xA0) return {byte(1) ? 2UL : 1UL, true};
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {3, false};
    if (byte(0) != 0xE2 || byte(1) != 0x80) return {};
    if (byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF) return {3, true};
    bool const unseen = byte(2) <= 0x8F || (byte(2) >= 0xAA && byte(2) <= 0xAE);
    return unseen ? Blank{3, false} : Blank{};
}

constexpr auto bullets = std::to_array<std::string_view>(
    {"•", "◦", "▪", "‣", "·", "●", "○", "■", "►", "➢", "\xEF\x82\xB7", "* ", "- ", "– •", "+ "});

LineKind kind_of(documents::HtmlKind kind) {
    switch (kind) {
        case documents::HtmlKind::heading: return LineKind::heading;
        case documents::HtmlKind::list_item: return LineKind::item;
        case documents::HtmlKind::label: return LineKind::label;
        case documents::HtmlKind::value: return LineKind::value;
        case documents::HtmlKind::paragraph: break;
    }
    return LineKind::text;
}

/// Of a row of a table drawn with "|": its cells, parted by tabs.
std::string cells(std::string text) {
    if (!text.starts_with('|') && !text.ends_with('|')) return text;
    if (text.find_first_not_of("|-: \t") == text.npos) return {};
    std::ranges::replace(text, '|', '\t');
    return tidy_line(text);
}

/// Text that was saved with Markdown's marks loses them.
void drop_marks(Line& line) {
    auto& text = line.text;
    auto const level = std::min(text.find_first_not_of('#'), text.size());
    if (level >= 1 && level <= 6 && level < text.size() && text[level] == ' ') {
        line.kind = LineKind::heading;
        text = tidy_line(std::string_view(text).substr(level));
    }
    for (auto at = text.find("**"); at != text.npos; at = text.find("**", at)) text.erase(at, 2);
}

void add(PageText& page, Line line, std::string_view raw) {
    line.text = cells(tidy_line(cut(raw, longest_line)));
    if (line.kind == LineKind::text) drop_marks(line);
    if (line.kind == LineKind::text && take_bullet(line.text)) line.kind = LineKind::item;
    if (!line.text.empty() && page.lines.size() < most_lines) page.lines.push_back(std::move(line));
}

PageText of_html(documents::HtmlPage const& html) {
    PageText page;
    page.title = tidy_line(html.title);
    page.site_name = tidy_line(html.site_name);
    page.address = html.address;
    page.language = html.language;
    auto before = LineKind::text;
    for (auto const& block : html.blocks) {
        Line line;
        line.kind = kind_of(block.kind);
        line.after_gap = !(line.kind == LineKind::item && before == LineKind::item);
        for (auto const& link : block.links)
            line.links.push_back({link.address, tidy_line(link.text)});
        before = line.kind;
        add(page, std::move(line), block.text);
    }
    return page;
}

PageText of_text(std::string_view text) {
    PageText page;
    bool gap = true;
    for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
        auto end = text.find('\n', begin);
        if (end == text.npos) end = text.size();
        auto const raw = text.substr(begin, end - begin);
        begin = end + 1;
        auto const count = page.lines.size();
        Line line;
        line.after_gap = gap;
        line.number = number;
        add(page, std::move(line), raw);
        gap = page.lines.size() == count;
    }
    return page;
}

}

std::string tidy_line(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    std::size_t blanks = 0;
    bool tab = false;
    for (std::size_t i = 0; i < text.size();) {
        auto const [size, is_blank] = blank_at(text, i);
        if (size > 0) {
            if (is_blank) ++blanks;
            tab = tab || text[i] == '\t';
            i += size;
            continue;
        }
        if (!result.empty() && (tab || blanks >= 4)) result += '\t';
        else if (!result.empty() && blanks > 0) result += ' ';
        blanks = 0;
        tab = false;
        auto end = i + 1;
        while (end < text.size() && !may_be_blank(text[end])) ++end;
        result += text.substr(i, end - i);
        i = end;
    }
    return result;
}

bool take_bullet(std::string& text) {
    for (auto bullet : bullets) {
        if (!text.starts_with(bullet)) continue;
        auto const rest = basics::trimmed(std::string_view(text).substr(bullet.size()));
        text = std::string(rest);
        return true;
    }
    return false;
}

PageText page_text(std::string_view bytes) {
    if (bytes.size() > longest_page) bytes = bytes.substr(0, longest_page);
    auto text = basics::decoded(bytes);
    if (documents::looks_like_html(text))
        if (auto const html = documents::read_html(text)) return of_html(*html);
    for (auto& c : text)
        if (c == '\r' || c == '\v' || c == '\f') c = '\n';
    return of_text(text);
}

}

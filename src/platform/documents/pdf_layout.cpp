// A PDF knows letters and places only. Sizes, gaps and words tell what was a heading, what a
// paragraph, and what was printed on every page.
#include "platform/basics/text.h"
#include "platform/documents/blocks.h"
#include "platform/documents/heading.h"
#include "platform/documents/pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace documents {

namespace {

using PdfLines = std::vector<PdfLine>;

/// "Sida 3 av 12" and "Sida 4 av 12" are the same line.
std::string without_digits(std::string const& text) {
    std::string key = text;
    std::ranges::replace_if(key, [](char c) { return c >= '0' && c <= '9'; }, '#');
    key.erase(std::ranges::unique(key, [](char a, char b) { return a == '#' && b == '#'; }).begin(),
              key.end());
    return key;
}

bool is_line_of_contents(std::string const& text) {
    return text.contains(".....") || text.contains(". . . .") || text.contains("……");
}

/// The first and last two lines of each page: heads, feet and page numbers stand there.
std::vector<std::size_t> lines_at_edges(PdfLines const& lines) {
    std::vector<std::size_t> edges;
    for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
        while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
        std::vector<std::size_t> page;
        for (std::size_t i = begin; i < end; ++i) page.push_back(i);
        std::ranges::sort(page, {}, [&](std::size_t i) { return std::pair(lines[i].top, i); });
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (i < 2 || i + 2 >= page.size()) edges.push_back(page[i]);
        }
    }
    return edges;
}

int tenths(float size) { return static_cast<int>(std::lround(size * 10)); }

/// What most of the document looks like.
struct Usual {
    float size = 0;
    float pitch = 0;  ///< From line to line.
    bool bold = false;

    explicit Usual(PdfLines const& lines) {
        std::map<int, std::size_t> sizes, pitches;
        std::size_t letters = 0, bold_letters = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            letters += lines[i].text.size();
            if (lines[i].bold) bold_letters += lines[i].text.size();
            sizes[tenths(lines[i].size)] += lines[i].text.size();
            bool const follows = i > 0 && lines[i].page == lines[i - 1].page &&
                                 tenths(lines[i].size) == tenths(lines[i - 1].size);
            if (follows && lines[i].top > lines[i - 1].top) {
                ++pitches[tenths(lines[i].top - lines[i - 1].top) / 5 * 5];
            }
        }
        bold = bold_letters * 10 > letters * 3;
        size = most(sizes, 110);
        pitch = most(pitches, tenths(size) * 12 / 10);
    }

    static float most(std::map<int, std::size_t> const& counts, int otherwise) {
        auto const found =
            std::ranges::max_element(counts, {}, [](auto const& c) { return c.second; });
        return static_cast<float>(found == counts.end() ? otherwise : found->first) / 10;
    }
};

PdfLines without_running_heads(PdfLines lines, int pages) {
    auto const edges = lines_at_edges(lines);
    float const usual_size = Usual(lines).size;
    std::map<std::string, std::set<int>> seen;
    for (auto const i : edges) seen[without_digits(lines[i].text)].insert(lines[i].page);
    for (auto const i : edges) {
        auto const on_pages = static_cast<int>(seen[without_digits(lines[i].text)].size());
        // A title that the head of every page repeats stays where it is large.
        bool const is_text_size = lines[i].size <= usual_size * 1.12F;
        if (is_text_size && on_pages >= 3 && on_pages * 3 >= pages) lines[i].text.clear();
    }
    std::erase_if(lines, [](PdfLine const& line) { return line.text.empty(); });
    return lines;
}

PdfLines tidy(PdfText const& pdf) {
    PdfLines lines = pdf.lines;
    for (auto& line : lines) {
        line.text = basics::one_line(line.text);
        if (is_line_of_contents(line.text)) line.text.clear();
    }
    std::erase_if(lines, [](PdfLine const& line) { return line.text.empty(); });
    return without_running_heads(std::move(lines), pdf.pages);
}

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

/// "1. Ett steg": keeps its number, which the text around may refer to.
bool is_numbered_item(std::string_view text) {
    auto const point = text.find(". ");
    return numbering_depth(text) == 1 && point != text.npos && point <= 2;
}

class Layout {
public:
    Layout(PdfLines lines, DocumentLimits const& limits)
        : lines_(std::move(lines)), usual_(lines_), blocks_(limits.text_bytes) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_large(lines_[i]) && is_heading(i)) sizes_.insert(tenths(lines_[i].size));
        }
        find_title();
    }

    std::string title() const { return title_; }

    std::vector<Block> blocks() {
        for (std::size_t i = 0; i < lines_.size(); ++i) add(i);
        end();
        return blocks_.take();
    }

private:
    bool is_large(PdfLine const& line) const { return line.size > usual_.size * 1.12F; }

    /// The lines in the largest letters of the first page, when no other line has them.
    void find_title() {
        if (sizes_.empty() || lines_.empty()) return;
        int const largest = *sizes_.rbegin();
        auto const has_it = [&](PdfLine const& line) { return tenths(line.size) == largest; };
        auto const first = std::ranges::find_if(lines_, has_it);
        auto const end = std::find_if_not(first, lines_.end(), has_it);
        if (first->page != 0 || end - first > 4 || std::any_of(end, lines_.end(), has_it)) return;
        for (auto line = first; line != end; ++line) join_line(title_, line->text);
        // What stands above it, such as the name of an agency, stays; the title itself goes.
        lines_.erase(first, end);
        sizes_.erase(largest);
    }

    float gap_before(std::size_t i) const {
        if (i == 0 || lines_[i].page != lines_[i - 1].page) return 1'000;
        float const gap = lines_[i].top - lines_[i - 1].top;
        return gap < 0 ? 1'000 : gap;  // The next column.
    }

    bool stands_apart(std::size_t i) const { return gap_before(i) > usual_.pitch * 1.3F; }

    bool is_heading(std::size_t i) const {
        auto const& line = lines_[i];
        bool const in_form = has_heading_form(line.text);
        if (is_large(line)) return in_form || basics::length(line.text) <= 60;
        if (line.bold && !usual_.bold && in_form) return stands_apart(i) || was_heading_;
        if (!stands_apart(i)) return false;
        if (is_known_heading(line.text)) return true;
        bool const apart_below = i + 1 == lines_.size() || stands_apart(i + 1);
        return in_form && apart_below && numbering_depth(line.text) > 0;
    }

    int level(PdfLine const& line) const {
        if (int const depth = numbering_depth(line.text); depth > 0) return depth;
        if (is_known_heading(line.text) && sizes_.empty()) return 1;
        int rank = 1;
        for (int const size : sizes_) rank += size > tenths(line.size);
        return std::min(rank, 6);
    }

    void add(std::size_t i) {
        auto const& line = lines_[i];
        if (is_heading(i)) return add_heading(i);
        was_heading_ = false;
        std::size_t const sign = list_sign(line.text);
        bool const is_item = sign > 0 || is_numbered_item(line.text);
        if (is_item || begins_paragraph(i)) end();
        if (is_item) kind_ = BlockKind::list_item;
        join_line(text_, std::string_view(line.text).substr(sign));
    }

    void add_heading(std::size_t i) {
        auto const& line = lines_[i];
        bool const goes_on = was_heading_ && numbering_depth(line.text) == 0 &&
                             tenths(line.size) == tenths(lines_[i - 1].size) &&
                             gap_before(i) < line.size * 1.7F;
        if (!goes_on) {
            end();
            kind_ = BlockKind::heading;
            level_ = level(line);
        }
        join_line(text_, line.text);
        was_heading_ = true;
    }

    /// Whether a line of text starts a paragraph after the line before it.
    bool begins_paragraph(std::size_t i) const {
        if (i == 0 || text_.empty() || kind_ == BlockKind::heading) return true;
        auto const& line = lines_[i];
        auto const& before = lines_[i - 1];
        if (std::abs(line.size - before.size) > before.size * 0.1F) return true;
        float const gap = gap_before(i);
        if (gap >= 1'000) return ends_sentence(before.text);
        if (gap > std::max(usual_.pitch, line.size * 1.1F) * 1.4F) return true;
        if (had_room(i)) return ends_sentence(before.text) || !begins_with_small_letter(line.text);
        if (kind_ == BlockKind::list_item) return line.left < before.left - line.size * 0.7F;
        return ends_sentence(before.text) && line.left > before.left + line.size * 0.7F;
    }

    /// Whether the line's first word would have had room in the line before: then the line was
    /// ended on purpose.
    bool had_room(std::size_t i) const {
        auto const& line = lines_[i];
        auto const word = line.text.substr(0, line.text.find(' '));
        float const letter =
            (line.right - line.left) / static_cast<float>(basics::length(line.text));
        float const width = letter * static_cast<float>(basics::length(word) + 1);
        return lines_[i - 1].right + width < right_edge(i) - line.size;
    }

    /// How far the lines around reach.
    float right_edge(std::size_t i) const {
        float edge = 0;
        for (std::size_t near = i < 6 ? 0 : i - 6; near < std::min(i + 6, lines_.size()); ++near) {
            if (lines_[near].page == lines_[i].page) edge = std::max(edge, lines_[near].right);
        }
        return edge;
    }

    void end() {
        int const level = kind_ == BlockKind::list_item ? 1 : level_;
        blocks_.add(kind_, level, text_);
        text_.clear();
        kind_ = BlockKind::paragraph;
        level_ = 0;
    }

    PdfLines lines_;
    Usual usual_;
    Blocks blocks_;
    std::set<int> sizes_;  // Of headings larger than the text, in tenths of points.
    std::string title_;
    BlockKind kind_ = BlockKind::paragraph;
    int level_ = 0;
    std::string text_;
    bool was_heading_ = false;
};

}

Document document_of_pdf(PdfText const& pdf, DocumentLimits const& limits) {
    Layout layout(tidy(pdf), limits);
    Document document{.title = layout.title(), .blocks = layout.blocks()};
    auto told = clean_text(pdf.title);
    if (is_honest_title(told)) {
        // What the title page says in other words remains as text.
        bool const same = basics::folded(told) == basics::folded(document.title);
        std::swap(document.title, told);
        if (!same && !told.empty()) {
            document.blocks.insert(document.blocks.begin(), {BlockKind::heading, 1, told});
        }
    }
    if (document.title.empty()) document.title = first_heading(document.blocks);
    return document;
}

}

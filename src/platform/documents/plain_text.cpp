// Plain text and Markdown: enough of both to find headings, lists and paragraphs.
#include "platform/basics/text.h"
#include "platform/documents/blocks.h"
#include "platform/documents/heading.h"
#include "platform/documents/readers.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace documents {

using Failure = std::unexpected<DocumentError>;

namespace {

struct Line {
    std::string_view text = {};  ///< Trimmed.
    std::size_t indent = 0;      ///< Blanks before it; a tab counts four.
    bool empty() const { return text.empty(); }
};

/// Goes through the lines, knowing one before and one after.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) { following = take(); }

    bool next() {
        if (at_end_) return false;
        at_end_ = rest_.empty();
        begins = present.empty();
        present = following;
        following = at_end_ ? Line() : take();
        return true;
    }

    Line present, following;
    bool begins = true;  ///< Nothing, or an empty line, stands before the present one.

private:
    Line take() {
        auto const line = rest_.substr(0, rest_.find_first_of("\r\n"));
        rest_.remove_prefix(line.size());
        rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
        std::size_t indent = 0;
        for (char const c : line) {
            if (c != ' ' && c != '\t') break;
            indent += c == '\t' ? 4 : 1;
        }
        return {basics::trimmed(line), indent};
    }

    std::string_view rest_;
    bool at_end_ = false;
};

/// Level of a heading by the line drawn under it; 0 when there is none.
int underlined(Line const& line) {
    if (line.text.size() < 3) return 0;
    if (line.text.find_first_not_of('=') == line.text.npos) return 1;
    return line.text.find_first_not_of('-') == line.text.npos ? 2 : 0;
}

/// Lines gathered into one block.
class Gathered {
public:
    explicit Gathered(Blocks& blocks) : blocks_(blocks) {}

    // Lines wrapped at the right margin belong together, short ones were broken on purpose.
    void add(std::string_view line) {
        if (last_ >= 50) join_line(text_, line);
        else text_ += (text_.empty() ? "" : "\n") + std::string(line);
        last_ = basics::length(line);
    }

    void begin_item(int level) {
        end();
        kind_ = BlockKind::list_item;
        level_ = level;
    }

    void end() {
        blocks_.add(kind_, level_, text_);
        text_.clear();
        last_ = 0;
        kind_ = BlockKind::paragraph;
        level_ = 0;
    }

    bool empty() const { return text_.empty(); }

private:
    Blocks& blocks_;
    std::string text_;
    std::size_t last_ = 0;
    BlockKind kind_ = BlockKind::paragraph;
    int level_ = 0;
};

std::expected<Document, DocumentError> finished(Blocks& blocks) {
    if (blocks.too_large()) return Failure(DocumentError::too_large);
    Document document{.blocks = blocks.take()};
    if (document.blocks.empty()) return Failure(DocumentError::no_text);
    document.title = first_heading(document.blocks);
    return document;
}

int list_level(Line const& line) {
    return static_cast<int>(std::min<std::size_t>(line.indent / 2, 8)) + 1;
}

bool contains_text(std::string_view bytes) {
    bool const utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    return utf16 || !bytes.contains('\0');
}

/// Without the signs around words: **strong**, [links](address), `code`.
std::string without_marks(std::string_view text) {
    std::string plain;
    auto const last_link = text.rfind("](");
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("**") || text.substr(i).starts_with("__")) {
            ++i;
        } else if (text.substr(i).starts_with("](")) {
            i = std::min(text.find(')', i), text.size());
        } else if (text[i] == '[' && last_link != text.npos && i < last_link) {
            if (plain.ends_with('!')) plain.pop_back();
        } else if (text[i] != '`') {
            plain += text[i];
        }
    }
    return plain;
}

/// "# Rubrik #" → 1; 0 when it is none.
int marked_level(std::string_view line) {
    std::size_t const signs = std::min(line.find_first_not_of('#'), line.size());
    bool const heading = signs > 0 && signs <= 6 && signs < line.size() && line[signs] == ' ';
    return heading ? static_cast<int>(signs) : 0;
}

std::string_view heading_text(std::string_view line) {
    line.remove_prefix(line.find_first_not_of('#'));
    while (line.ends_with('#')) line.remove_suffix(1);
    return line;
}

/// The cells of "| a | b |"; nothing for the line drawn below the head of a table.
std::vector<std::vector<Block>> table_cells(std::string_view line) {
    if (line.find_first_not_of("|-: ") == line.npos) return {};
    std::vector<std::vector<Block>> cells;
    line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
    for (std::size_t at = 0; at <= line.size() && cells.size() < 1'000;) {
        auto const cell = line.substr(at, line.find('|', at) - at);
        at += cell.size() + 1;
        cells.push_back({{BlockKind::paragraph, 0, clean_text(without_marks(cell))}});
    }
    return cells;
}

/// The sign of an item and the blanks after it: also "1. ", which in reports heads a section.
std::size_t item_sign(std::string_view line) {
    if (auto const sign = list_sign(line); sign > 0) return sign;
    if (line.starts_with("+ ")) return 2;
    std::size_t const digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits > 0 && digits <= 3 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

void read_marked(Line const& line, Gathered& gathered, Blocks& blocks) {
    auto text = line.text;
    while (text.starts_with('>')) text = basics::trimmed(text.substr(1));
    if (auto const level = marked_level(text); level > 0) {
        gathered.end();
        blocks.add(BlockKind::heading, level, without_marks(heading_text(text)));
    } else if (text.starts_with('|')) {
        gathered.end();
        if (auto cells = table_cells(text); !cells.empty()) blocks.add_row(std::move(cells));
    } else if (auto const sign = item_sign(text); sign > 0) {
        gathered.begin_item(list_level(line));
        gathered.add(without_marks(text.substr(sign)));
    } else if (text.empty()) {
        gathered.end();
    } else {
        gathered.add(without_marks(text));
    }
}

}

std::expected<Document, DocumentError> read_markdown(std::string_view bytes,
                                                     DocumentLimits const& limits) {
    if (!contains_text(bytes)) return Failure(DocumentError::not_recognised);
    auto const text = basics::decoded(bytes);
    Blocks blocks(limits.text_bytes);
    Gathered gathered(blocks);
    bool in_code = false;
    for (Lines lines(text); lines.next() && !blocks.too_large();) {
        auto const& line = lines.present;
        int const level = gathered.empty() ? underlined(lines.following) : 0;
        if (line.text.starts_with("```")) {
            gathered.end();
            in_code = !in_code;
        } else if (in_code) {
            gathered.add(line.text);
        } else if (level > 0 && !line.empty()) {
            blocks.add(BlockKind::heading, level, without_marks(line.text));
            lines.next();
        } else if (underlined(line) == 0) {
            read_marked(line, gathered, blocks);
        } else {
            gathered.end();
        }
    }
    gathered.end();
    return finished(blocks);
}

std::expected<Document, DocumentError> read_plain_text(std::string_view bytes,
                                                       DocumentLimits const& limits) {
    if (!contains_text(bytes)) return Failure(DocumentError::not_recognised);
    auto const text = basics::decoded(bytes);
    Blocks blocks(limits.text_bytes);
    Gathered gathered(blocks);
    for (Lines lines(text); lines.next() && !blocks.too_large();) {
        auto const line = lines.present.text;
        int const drawn = lines.begins ? underlined(lines.following) : 0;
        bool const alone = lines.begins && lines.following.empty() && has_heading_form(line) &&
                           (numbering_depth(line) > 0 || basics::length(line) <= 60);
        if (line.empty()) {
            gathered.end();
        } else if (drawn > 0) {
            blocks.add(BlockKind::heading, drawn, line);
            lines.next();
        } else if ((lines.begins && is_known_heading(line)) || alone) {
            gathered.end();
            blocks.add(BlockKind::heading, std::max(1, numbering_depth(line)), line);
        } else if (auto const sign = list_sign(line); sign > 0) {
            gathered.begin_item(list_level(lines.present));
            gathered.add(line.substr(sign));
        } else {
            gathered.add(line);
        }
    }
    gathered.end();
    return finished(blocks);
}

}

// The text of an ODT file. Notes, comments, tables of contents and deleted text are left out.
#include "platform/documents/blocks.h"
#include "platform/documents/readers.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

namespace documents {

using Event = XmlReader::Event;
using Failure = std::unexpected<DocumentError>;

namespace {

int number(std::string_view text, int otherwise, int most) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 0, most);
}

bool is_left_out(std::string_view name) {
    constexpr std::string_view names[] = {"tracked-changes",
                                          "annotation",
                                          "annotation-end",
                                          "note",
                                          "table-of-content",
                                          "alphabetical-index",
                                          "user-index",
                                          "object-index",
                                          "table-index",
                                          "illustration-index",
                                          "sequence-decls",
                                          "forms",
                                          "title",
                                          "desc",
                                          "math",
                                          "object",
                                          "object-ole",
                                          "image-map",
                                          "bibliography",
                                          "variable-decls"};
    return std::ranges::find(names, name) != std::end(names);
}

class OdtText {
public:
    OdtText(XmlReader& reader, std::size_t most_bytes) : reader_(reader), blocks_(most_bytes) {}

    /// From the beginning of content.xml to its end. False when the XML failed.
    bool read() {
        for (;;) {
            switch (reader_.next()) {
                case Event::open:
                    if (reader_.name() == "style") note_style();
                    else if (reader_.name() == "text" && !read_blocks(0)) return false;
                    break;
                case Event::close:
                case Event::text: break;
                case Event::end: return true;
                case Event::failed: return false;
            }
        }
    }

    bool too_large() const { return blocks_.too_large(); }
    std::string title() const { return clean_text(title_); }
    std::vector<Block> take() { return blocks_.take(); }

private:
    // Paragraphs name a style of this file, which is based on one that all files know.
    void note_style() {
        if (styles_.size() > 100'000) return;
        styles_.emplace(reader_.attribute("name"), reader_.attribute("parent-style-name"));
    }

    bool is_title(std::string const& style) const {
        auto const found = styles_.find(style);
        return style == "Title" || (found != styles_.end() && found->second == "Title");
    }

    /// What is inside the open element, `list_depth` lists deep.
    bool read_blocks(int list_depth) {
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open: {
                    if (blocks_.too_large()) return false;
                    auto const name = reader_.name();
                    bool good = true;
                    if (is_left_out(name)) good = reader_.skip();
                    else if (name == "p" || name == "h") good = read_paragraph(list_depth);
                    else if (name == "list") good = read_blocks(list_depth + 1);
                    else if (name == "table-row") good = read_row();
                    else ++depth;
                    if (!good) return false;
                    break;
                }
                case Event::close: --depth; break;
                case Event::text: break;
                case Event::end:
                case Event::failed: return false;
            }
        }
        return true;
    }

    bool read_row() {
        std::vector<std::vector<Block>> cells;
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open:
                    if (reader_.name() == "table-cell") {
                        blocks_.begin_cell();
                        bool const good = read_blocks(0);
                        cells.push_back(blocks_.end_cell());
                        if (!good) return false;
                    } else {
                        ++depth;
                    }
                    break;
                case Event::close: --depth; break;
                case Event::text: break;
                case Event::end:
                case Event::failed: return false;
            }
        }
        blocks_.add_row(std::move(cells));
        return true;
    }

    bool read_paragraph(int list_depth) {
        bool const heading = reader_.name() == "h";
        int const level =
            heading ? std::max(1, number(reader_.attribute("outline-level"), 1, 9)) : 0;
        std::string const style(reader_.attribute("style-name"));
        std::string text;
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open:
                    if (reader_.name() == "text-box") {
                        if (!read_blocks(0)) return false;
                    } else if (is_left_out(reader_.name())) {
                        if (!reader_.skip()) return false;
                    } else {
                        append_sign(text);
                        ++depth;
                    }
                    break;
                case Event::close: --depth; break;
                case Event::text: text += reader_.text(); break;
                case Event::end:
                case Event::failed: return false;
            }
        }
        if (!heading && title_.empty() && is_title(style)) title_ = text;
        else if (heading) blocks_.add(BlockKind::heading, level, text);
        else if (list_depth > 0) blocks_.add(BlockKind::list_item, std::min(list_depth, 9), text);
        else blocks_.add(BlockKind::paragraph, 0, text);
        return true;
    }

    void append_sign(std::string& text) const {
        if (reader_.name() == "s" || reader_.name() == "tab") text += ' ';
        if (reader_.name() == "line-break") text += '\n';
    }

    XmlReader& reader_;
    Blocks blocks_;
    std::map<std::string, std::string, std::less<>> styles_;
    std::string title_;
};

}

std::string read_title_property(std::string_view bytes, std::string_view part,
                                ArchiveLimits const& limits) {
    auto const xml = EntryXml::open(bytes, part, limits);
    if (!xml || !*xml) return {};  // A title is welcome, its absence or damage no hindrance.
    auto& reader = (*xml)->reader;
    std::string title;
    bool inside = false;
    for (auto event = reader.next(); event != Event::end && event != Event::failed;
         event = reader.next()) {
        if (event == Event::open) inside = reader.name() == "title";
        if (event == Event::close && inside) break;
        if (event == Event::text && inside && title.size() < 10'000) title += reader.text();
    }
    return clean_text(title);
}

std::expected<Document, DocumentError> read_odt(std::string_view bytes,
                                                DocumentLimits const& limits) {
    ArchiveLimits const archive{.inflated_bytes = limits.inflated_bytes};
    auto const xml = EntryXml::open(bytes, "content.xml", archive);
    if (!xml) return Failure(document_error(xml.error()));
    if (!*xml) return Failure(DocumentError::damaged);
    OdtText text((*xml)->reader, limits.text_bytes);
    bool const read = text.read();
    if (text.too_large()) return Failure(DocumentError::too_large);
    if (!read) return Failure(document_error((*xml)->error().value_or(OfficeError::damaged)));
    Document document{.title = text.title(), .blocks = text.take()};
    if (document.title.empty()) {
        auto const title = read_title_property(bytes, "meta.xml", archive);
        document.title = is_honest_title(title) ? title : first_heading(document.blocks);
    }
    return document;
}

}

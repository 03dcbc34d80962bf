// The text of a DOCX file's main part. Headers, footers, notes and comments lie in other parts.
#include "platform/documents/blocks.h"
#include "platform/documents/docx_styles.h"
#include "platform/documents/readers.h"

#include <utility>
#include <vector>

namespace documents {

using Event = XmlReader::Event;
using Failure = std::unexpected<DocumentError>;

namespace {

bool is_word(XmlReader const& reader) {
    return reader.space().ends_with("/wordprocessingml/2006/main") ||
           reader.space().ends_with("/wordprocessingml/main");
}

/// What was deleted or moved away, what is shown in two ways, and what only describes the page.
bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback" || name == "sectPr" ||
           name == "tblPr" || name == "tblGrid" || name == "trPr" || name == "tcPr" ||
           name == "rPr" || name == "sdtPr";
}

struct Paragraph {
    enum class List { as_its_style, none, item };
    std::string text = {};
    std::string style = {};
    int outline = 0;
    List list = List::as_its_style;
    int list_depth = 0;
};

class DocxText {
public:
    DocxText(XmlReader& reader, DocxStyles const& styles, std::size_t most_bytes)
        : reader_(reader), styles_(styles), blocks_(most_bytes) {}

    /// Reads what is inside the open element. False when the XML failed.
    bool read_blocks() {
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open:
                    if (blocks_.too_large()) return false;
                    if (is_left_out(reader_.name())) {
                        if (!reader_.skip()) return false;
                    } else if (is_word(reader_) && reader_.name() == "p") {
                        if (!read_paragraph()) return false;
                    } else if (is_word(reader_) && reader_.name() == "tr") {
                        if (!read_row()) return false;
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
        return true;
    }

    bool too_large() const { return blocks_.too_large(); }
    std::string title() const { return clean_text(title_); }
    std::vector<Block> take() { return blocks_.take(); }

private:
    bool read_row() {
        std::vector<std::vector<Block>> cells;
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open:
                    if (is_left_out(reader_.name())) {
                        if (!reader_.skip()) return false;
                    } else if (reader_.name() == "tc") {
                        blocks_.begin_cell();
                        bool const good = read_blocks();
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

    bool read_paragraph() {
        Paragraph paragraph;
        bool in_text = false;
        for (int depth = 1; depth > 0;) {
            switch (reader_.next()) {
                case Event::open:
                    in_text = reader_.name() == "t";
                    if (reader_.name() == "txbxContent") {
                        if (!read_blocks()) return false;
                    } else if (is_left_out(reader_.name())) {
                        if (!reader_.skip()) return false;
                    } else {
                        note(paragraph);
                        ++depth;
                    }
                    break;
                case Event::close:
                    in_text = false;
                    --depth;
                    break;
                case Event::text:
                    if (in_text) paragraph.text += reader_.text();
                    break;
                case Event::end:
                case Event::failed: return false;
            }
        }
        finish(paragraph);
        return true;
    }

    /// An element inside a paragraph that says something of it or is a sign in its text.
    void note(Paragraph& paragraph) const {
        if (!is_word(reader_)) return;
        auto const name = reader_.name();
        auto const value = reader_.attribute("val");
        if (name == "pStyle") paragraph.style = value;
        else if (name == "outlineLvl") paragraph.outline = outline_level(value);
        else if (name == "ilvl") paragraph.list_depth = list_depth(value);
        else if (name == "numId") paragraph.list = list(value);
        else if (name == "tab") paragraph.text += ' ';
        else if (name == "br" || name == "cr") paragraph.text += '\n';
        else if (name == "noBreakHyphen") paragraph.text += '-';
    }

    static Paragraph::List list(std::string_view number) {
        return number == "0" ? Paragraph::List::none : Paragraph::List::item;
    }

    static int list_depth(std::string_view value) {
        return value.size() == 1 && value[0] >= '0' && value[0] <= '8' ? value[0] - '0' : 0;
    }

    void finish(Paragraph const& paragraph) {
        auto const style = styles_.style(paragraph.style);
        if (style.is_contents) return;
        if (style.is_title && (title_.empty() || after_title_)) {
            title_ += (title_.empty() ? "" : " ") + paragraph.text;
            after_title_ = true;
            return;
        }
        after_title_ = false;
        int const level = style.is_title           ? 1
                          : paragraph.outline == 0 ? style.heading_level
                                                   : paragraph.outline % 10;
        bool const is_item = paragraph.list == Paragraph::List::item ||
                             (paragraph.list == Paragraph::List::as_its_style && style.is_list);
        if (level > 0) blocks_.add(BlockKind::heading, level, paragraph.text);
        else if (is_item)
            blocks_.add(BlockKind::list_item, paragraph.list_depth + 1, paragraph.text);
        else blocks_.add(BlockKind::paragraph, 0, paragraph.text);
    }

    XmlReader& reader_;
    DocxStyles const& styles_;
    Blocks blocks_;
    std::string title_;
    bool after_title_ = false;  // Titles may go over several paragraphs.
};

}

std::expected<Document, DocumentError> read_docx(std::string_view bytes, std::string_view main_part,
                                                 DocumentLimits const& limits) {
    ArchiveLimits const archive{.inflated_bytes = limits.inflated_bytes};
    auto const folder = std::string(main_part.substr(0, main_part.rfind('/') + 1));
    auto const styles = DocxStyles::read(bytes, folder + "styles.xml", archive);
    if (!styles) return Failure(document_error(styles.error()));
    auto const xml = EntryXml::open(bytes, main_part, archive);
    if (!xml) return Failure(document_error(xml.error()));
    if (!*xml) return Failure(DocumentError::damaged);

    DocxText text((*xml)->reader, *styles, limits.text_bytes);
    bool const read = (*xml)->reader.next() == Event::open && text.read_blocks();
    if (text.too_large()) return Failure(DocumentError::too_large);
    if (!read) return Failure(document_error((*xml)->error().value_or(OfficeError::damaged)));
    Document document{.title = text.title(), .blocks = text.take()};
    if (document.title.empty()) {
        auto const title = read_title_property(bytes, "docProps/core.xml", archive);
        document.title = is_honest_title(title) ? title : first_heading(document.blocks);
    }
    return document;
}

}

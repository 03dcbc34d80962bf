// WordprocessingML (ECMA-376 part 1, chapter 17). The order of elements is the schema's: Word calls
// a file with another order damaged.
#include <algorithm>
#include <type_traits>

#include "platform/office/docx_fixed.h"
#include "platform/office/office.h"
#include "platform/office/package.h"
#include "platform/office/xml_text.h"

namespace office {

namespace {

// Page width less margins, in twentieths of a point.
constexpr std::size_t text_width = 9070;
// The list of bullets; each numbered list has one of its own, so that it begins with 1.
constexpr int bullets = 1;

class Body {
public:
    Body(Document const& document, Relations& relations)
        : language_(language_tag(document.properties.language)), relations_(relations) {
        paragraph("Title", {}, {{.text = document.properties.title}});
        for (auto const& block : document.blocks)
            std::visit([this](auto const& each) { write(each); }, block);
    }

    std::string xml;
    int numbered_lists = 0;

private:
    void write(Heading const& heading) {
        paragraph("Heading" + std::to_string(std::clamp(heading.level, 1, 3)), {},
                  {{.text = heading.text}});
    }
    void write(Paragraph const& each) { paragraph("BodyText", {}, each.runs); }
    void write(List const& list) {
        auto const number = list.numbered ? bullets + ++numbered_lists : bullets;
        for (auto const& item : list.items)
            paragraph("ListParagraph",
                      "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + std::to_string(number) +
                          "\"/></w:numPr>",
                      item);
    }

    void write(Table const& table) {
        auto const count = columns(table);
        if (count == 0) return;
        if (!table.caption.empty()) paragraph("Caption", {}, {{.text = table.caption}});
        auto const width = std::to_string(text_width / count);
        xml +=
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" "
            "w:type=\"pct\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
            "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>";
        if (!table.caption.empty())
            xml += "<w:tblCaption w:val=\"" + escaped(table.caption) + "\"/>";
        xml += "</w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < count; ++i) xml += "<w:gridCol w:w=\"" + width + "\"/>";
        xml += "</w:tblGrid>";
        if (!table.header.empty()) {
            std::vector<Runs> header;
            for (auto const& each : table.header) header.push_back({{.text = each}});
            row(header, count, width, true);
        }
        for (auto const& each : table.rows) row(each, count, width, false);
        // Two tables in a row would grow together, and a page must not end with one.
        xml += "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>";
    }

    void row(std::vector<Runs> const& cells, std::size_t count, std::string const& width,
             bool is_header) {
        xml += is_header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                         : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < count; ++i) {
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>";
            paragraph(is_header ? "TableHeading" : "TableText", {}, cell(cells, i));
            xml += "</w:tc>";
        }
        xml += "</w:tr>";
    }

    void paragraph(std::string const& style, std::string const& list, Runs const& runs) {
        xml += "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>" + list;
        if (is_right_to_left(runs)) xml += "<w:bidi/>";
        xml += "</w:pPr>";
        for (auto const& each : runs) run(each);
        xml += "</w:p>";
    }

    void run(Run const& run) {
        if (run.text.empty()) return;
        auto const address = followable(run.link);
        if (address)
            xml += "<w:hyperlink r:id=\"" + relations_.to_address(*address) + "\" w:history=\"1\">";
        xml += "<w:r>" + run_properties(run, address.has_value());
        for (auto const& piece : pieces(run.text)) {
            if (piece.kind == Piece::Kind::line_break) xml += "<w:br/>";
            else if (piece.kind == Piece::Kind::tab) xml += "<w:tab/>";
            else xml += "<w:t xml:space=\"preserve\">" + piece.text + "</w:t>";
        }
        xml += "</w:r>";
        if (address) xml += "</w:hyperlink>";
    }

    std::string run_properties(Run const& run, bool is_link) const {
        std::string inner;
        if (is_link) inner += "<w:rStyle w:val=\"Hyperlink\"/>";
        if (run.bold) inner += "<w:b/><w:bCs/>";
        if (run.italic) inner += "<w:i/><w:iCs/>";
        if (run.marked) inner += "<w:highlight w:val=\"yellow\"/>";
        if (is_right_to_left(run.text)) inner += "<w:rtl/>";
        auto const language = run.language.empty() ? language_ : language_tag(run.language);
        if (language != language_) inner += "<w:lang w:val=\"" + language + "\"/>";
        return inner.empty() ? inner : "<w:rPr>" + inner + "</w:rPr>";
    }

    std::string language_;
    Relations& relations_;
};

}

std::string docx(Document const& document) {
    auto const language = language_tag(document.properties.language);
    Relations relations;
    relations.to_part("styles", "styles.xml");
    relations.to_part("numbering", "numbering.xml");
    relations.to_part("settings", "settings.xml");
    auto const footer = relations.to_part("footer", "footer1.xml");
    Body const body(document, relations);
    auto const main = std::string(xml_declaration) + "<w:document" + word_names() + "><w:body>" +
                      body.xml + docx_page(footer) + "</w:body></w:document>";
    return package({{"word/document.xml", "wordprocessingml.document.main+xml", main, relations},
                    {"word/styles.xml", "wordprocessingml.styles+xml", docx_styles(language)},
                    {"word/numbering.xml", "wordprocessingml.numbering+xml",
                     docx_numbering(body.numbered_lists)},
                    {"word/settings.xml", "wordprocessingml.settings+xml", docx_settings(language)},
                    {"word/footer1.xml", "wordprocessingml.footer+xml", docx_footer()}},
                   document.properties);
}

}

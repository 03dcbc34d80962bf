// OpenDocument text (ISO/IEC 26300).
#include <algorithm>
#include <string>

#include "platform/office/office.h"
#include "platform/office/open_document.h"
#include "platform/office/xml_text.h"

namespace office {

namespace {

struct ParagraphStyle {
    char const* name;
    char const* display_name;
    char const* attributes;  ///< Of the style itself.
    char const* paragraph;
    char const* text;
};

constexpr ParagraphStyle paragraph_styles[] = {
    {"Title", "Title", "", "fo:margin-bottom=\"0.42cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"22pt\" fo:font-weight=\"bold\""},
    {"Heading_20_1", "Heading 1", " style:default-outline-level=\"1\"",
     "fo:margin-top=\"0.63cm\" fo:margin-bottom=\"0.21cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
    {"Heading_20_2", "Heading 2", " style:default-outline-level=\"2\"",
     "fo:margin-top=\"0.49cm\" fo:margin-bottom=\"0.14cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"13pt\" fo:font-weight=\"bold\""},
    {"Heading_20_3", "Heading 3", " style:default-outline-level=\"3\"",
     "fo:margin-top=\"0.42cm\" fo:margin-bottom=\"0.11cm\" fo:keep-with-next=\"always\"",
     "fo:font-weight=\"bold\""},
    {"Text_20_body", "Text body", "", "fo:margin-bottom=\"0.28cm\"", ""},
    {"List_20_Contents", "List Contents", "", "fo:margin-bottom=\"0.14cm\"", ""},
    {"Caption", "Caption", "",
     "fo:margin-top=\"0.28cm\" fo:margin-bottom=\"0.14cm\" fo:keep-with-next=\"always\"",
     "fo:font-style=\"italic\""},
    {"Table_20_Heading", "Table Heading", "", "", "fo:font-weight=\"bold\""},
    {"Table_20_Contents", "Table Contents", "", "", ""},
    {"After_20_Table", "After Table", "", "", "fo:font-size=\"6pt\""},
    {"Footer", "Footer", "", "fo:text-align=\"end\"", "fo:font-size=\"9pt\""},
};

std::string written(ParagraphStyle const& style) {
    auto const start = "<style:style style:name=\"" + std::string(style.name);
    auto const same = "\" style:display-name=\"" + std::string(style.display_name);
    return start + same + "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"" +
           style.attributes + "><style:paragraph-properties " + style.paragraph +
           "/><style:text-properties " + style.text + "/></style:style>" + start + "RTL" + same +
           " RTL\" style:family=\"paragraph\" style:parent-style-name=\"" + style.name + "\"" +
           style.attributes +
           "><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/>"
           "</style:style>";
}

std::string list_style(std::string const& name, std::string const& level) {
    return "<text:list-style style:name=\"" + name + "\">" + level +
           "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
           "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
           "fo:text-indent=\"-0.8cm\" fo:margin-left=\"0.8cm\"/></style:list-level-properties>";
}

std::string styles(std::string const& language) {
    std::string xml = xml_declaration;
    xml += "<office:document-styles" + open_document_names() + "><office:styles>";
    xml +=
        "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
        "fo:line-height=\"115%\"/><style:text-properties fo:font-family=\"Arial\" "
        "fo:font-size=\"11pt\" " +
        language_attributes(language) + "/></style:default-style>";
    xml += "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>";
    for (auto const& style : paragraph_styles) xml += written(style);
    xml += list_style("Bullets",
                      "<text:list-level-style-bullet text:level=\"1\" "
                      "text:bullet-char=\"•\">") +
           "</text:list-level-style-bullet></text:list-style>";
    xml += list_style("Numbers",
                      "<text:list-level-style-number text:level=\"1\" "
                      "style:num-format=\"1\" style:num-suffix=\".\">") +
           "</text:list-level-style-number></text:list-style>";
    xml +=
        "</office:styles><office:automatic-styles><style:page-layout style:name=\"Page\">"
        "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
        "fo:margin-top=\"2.5cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2.5cm\" "
        "fo:margin-right=\"2.5cm\"/><style:footer-style><style:header-footer-properties "
        "fo:min-height=\"0.8cm\" fo:margin-top=\"0.4cm\"/></style:footer-style>"
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\">"
        "<style:footer><text:p text:style-name=\"Footer\">"
        "<text:page-number text:select-page=\"current\">1</text:page-number></text:p>"
        "</style:footer></style:master-page></office:master-styles></office:document-styles>";
    return xml;
}

class Body {
public:
    explicit Body(Document const& document) : runs(document.properties.language) {
        paragraph("Title", {{.text = document.properties.title}});
        for (auto const& block : document.blocks)
            std::visit([this](auto const& each) { write(each); }, block);
    }

    OpenRuns runs;
    std::string xml;

private:
    void paragraph(std::string_view style, Runs const& text) {
        xml += open_paragraph(style, text, runs);
    }
    void write(Heading const& heading) {
        auto const level = std::to_string(std::clamp(heading.level, 1, 3));
        Runs const text = {{.text = heading.text}};
        xml += "<text:h text:style-name=\"Heading_20_" + level +
               (is_right_to_left(text) ? "RTL" : "") + "\" text:outline-level=\"" + level + "\">" +
               runs.written(text) + "</text:h>";
    }
    void write(Paragraph const& each) { paragraph("Text_20_body", each.runs); }
    void write(List const& list) {
        if (list.items.empty()) return;
        xml += list.numbered ? "<text:list text:style-name=\"Numbers\">"
                             : "<text:list text:style-name=\"Bullets\">";
        for (auto const& item : list.items) {
            xml += "<text:list-item>";
            paragraph("List_20_Contents", item);
            xml += "</text:list-item>";
        }
        xml += "</text:list>";
    }
    void write(Table const& table) {
        if (columns(table) == 0) return;
        if (!table.caption.empty()) paragraph("Caption", {{.text = table.caption}});
        xml += open_table(table, runs, TableIn::text, "Table_20_Heading", "Table_20_Contents");
        paragraph("After_20_Table", {});
    }
};

}

std::string odt(Document const& document) {
    Body const body(document);
    std::string content = xml_declaration;
    content += "<office:document-content" + open_document_names() + "><office:automatic-styles>" +
               body.runs.styles();
    for (auto const* kind : {"Cell", "HeaderCell"})
        content += std::string("<style:style style:name=\"") + kind +
                   "\" style:family=\"table-cell\"><style:table-cell-properties "
                   "fo:border=\"0.5pt solid #808080\" fo:padding=\"0.1cm\"" +
                   (kind == std::string_view("Cell") ? "" : " fo:background-color=\"#e6ebf0\"") +
                   "/></style:style>";
    content += "</office:automatic-styles><office:body><office:text>" + body.xml +
               "</office:text></office:body></office:document-content>";
    return open_document("text", content, styles(document.properties.language),
                         document.properties);
}

}

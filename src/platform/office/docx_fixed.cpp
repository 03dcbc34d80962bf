// Type size, room and colours of our documents in Word.
#include "platform/office/docx_fixed.h"

#include "platform/office/xml_text.h"

namespace office {

namespace {

/// Sizes in half points, room in twentieths of a point.
struct ParagraphStyle {
    char const* id;
    char const* name;  ///< Word's own name for it, which it shows in the user's language.
    char const* paragraph;
    char const* run;
    char const* next;
};

constexpr ParagraphStyle paragraph_styles[] = {
    {"Title", "Title", "<w:keepNext/><w:spacing w:after=\"240\"/>",
     "<w:b/><w:bCs/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>", "BodyText"},
    {"Heading1", "heading 1",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\"/>"
     "<w:outlineLvl w:val=\"0\"/>",
     "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>", "BodyText"},
    {"Heading2", "heading 2",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\"/>"
     "<w:outlineLvl w:val=\"1\"/>",
     "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>", "BodyText"},
    {"Heading3", "heading 3",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"60\"/>"
     "<w:outlineLvl w:val=\"2\"/>",
     "<w:b/><w:bCs/>", "BodyText"},
    {"BodyText", "Body Text", "<w:spacing w:after=\"160\"/>", "", "BodyText"},
    {"ListParagraph", "List Paragraph",
     "<w:spacing w:after=\"80\"/><w:ind w:left=\"454\" w:hanging=\"454\"/>", "", "ListParagraph"},
    {"Caption", "caption", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/>",
     "<w:i/><w:iCs/>", "BodyText"},
    {"TableHeading", "Table Heading", "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\"/>",
     "<w:b/><w:bCs/>", "TableHeading"},
    {"TableText", "Table Text", "<w:spacing w:before=\"60\" w:after=\"60\"/>", "", "TableText"},
    {"AfterTable", "After Table", "<w:spacing w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/>",
     "", "BodyText"},
    {"Footer", "footer", "<w:jc w:val=\"right\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
     "Footer"},
};

std::string written(ParagraphStyle const& style) {
    std::string const run = style.run;
    return std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + style.id +
           "\"><w:name w:val=\"" + style.name +
           "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"" + style.next +
           "\"/><w:qFormat/><w:pPr>" + style.paragraph + "</w:pPr>" +
           (run.empty() ? run : "<w:rPr>" + run + "</w:rPr>") + "</w:style>";
}

std::string border(char const* side) {
    return std::string("<w:") + side +
           " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>";
}

std::string table_style() {
    std::string borders;
    for (auto const* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        borders += border(side);
    return "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
           "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar>"
           "<w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>"
           "</w:tblCellMar></w:tblPr></w:style>"
           "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
           "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>" +
           borders +
           "</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr>"
           "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6EBF0\"/></w:tcPr></w:tblStylePr>"
           "</w:style>";
}

std::string abstract_list(int id, char const* kind, char const* text) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) +
           "\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
           "<w:numFmt w:val=\"" +
           kind + "\"/><w:lvlText w:val=\"" + text +
           "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"454\" w:hanging=\"454\"/></w:pPr>"
           "</w:lvl></w:abstractNum>";
}

}

std::string word_names() {
    return " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
}

std::string docx_styles(std::string const& language) {
    std::string xml = xml_declaration;
    xml += "<w:styles" + word_names() +
           "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" "
           "w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"
           "<w:lang w:val=\"" +
           language + "\" w:eastAsia=\"" + language +
           "\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
           "<w:spacing w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
           "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
           "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
           "<w:name w:val=\"Default Paragraph Font\"/></w:style>";
    for (auto const& style : paragraph_styles) xml += written(style);
    xml +=
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
        "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr><w:color w:val=\"0B4F9E\"/>"
        "<w:u w:val=\"single\"/></w:rPr></w:style>";
    return xml + table_style() + "</w:styles>";
}

std::string docx_numbering(int numbered) {
    std::string xml = xml_declaration;
    xml += "<w:numbering" + word_names() + ">" + abstract_list(0, "bullet", "•") +
           abstract_list(1, "decimal", "%1.");
    xml += "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    for (int i = 0; i < numbered; ++i)
        xml += "<w:num w:numId=\"" + std::to_string(i + 2) +
               "\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
               "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
    return xml + "</w:numbering>";
}

std::string docx_settings(std::string const& language) {
    return std::string(xml_declaration) + "<w:settings" + word_names() +
           "><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
           "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
           "<w:themeFontLang w:val=\"" +
           language + "\"/></w:settings>";
}

std::string docx_footer() {
    return std::string(xml_declaration) + "<w:ftr" + word_names() +
           "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
           "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>";
}

std::string docx_page(std::string const& footer) {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"" + footer +
           "\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" "
           "w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"
           "</w:sectPr>";
}

}

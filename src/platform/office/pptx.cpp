// PresentationML (ECMA-376 part 1, chapter 19). The order of elements is the schema's.
#include <array>
#include <string>
#include <utility>

#include "platform/office/office.h"
#include "platform/office/package.h"
#include "platform/office/pptx_fixed.h"
#include "platform/office/slides.h"
#include "platform/office/xml_text.h"

namespace office {

namespace {

class SlideXml {
public:
    SlideXml(Slide const& slide, std::string_view language) : language_(language_tag(language)) {
        relations.to_part("slideLayout", "../slideLayouts/slideLayout1.xml");
        xml = xml_declaration;
        xml += "<p:sld" + slide_names() + "><p:cSld><p:spTree>" + slide_group();
        placeholder("title", 2, title_place, paragraph({{.text = slide.title}}));
        if (!slide.bullets.empty()) {
            std::string all;
            for (auto const& bullet : slide.bullets) all += paragraph(bullet);
            placeholder("body", 3, bullets_place(slide), all);
        }
        if (slide.table && columns(*slide.table) > 0) table(*slide.table, table_place(slide));
        xml += "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
    }

    std::string xml;
    Relations relations;

private:
    void placeholder(std::string const& type, int id, Place place, std::string const& text) {
        xml += "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + type +
               "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"" + type +
               "\"" + (type == "body" ? " idx=\"1\"" : "") + "/></p:nvPr></p:nvSpPr><p:spPr>" +
               slide_place("a", place) +
               "</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>" + text +
               "</p:txBody></p:sp>";
    }

    void table(Table const& table, Place place) {
        auto const count = columns(table);
        auto const width = std::to_string(english_metric(place.width) / static_cast<long>(count));
        xml += "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"table\" descr=\"" +
               escaped(table.caption) +
               "\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/>"
               "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>" +
               slide_place("p", place) +
               "<a:graphic><a:graphicData "
               "uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr" +
               (table.header.empty() ? "" : " firstRow=\"1\"") + "/><a:tblGrid>";
        for (std::size_t i = 0; i < count; ++i) xml += "<a:gridCol w=\"" + width + "\"/>";
        xml += "</a:tblGrid>";
        if (!table.header.empty()) {
            std::vector<Runs> header;
            for (auto const& each : table.header) header.push_back({{.text = each, .bold = true}});
            row(header, count, "E6EBF0");
        }
        for (auto const& each : table.rows) row(each, count, "FFFFFF");
        xml += "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    }

    void row(std::vector<Runs> const& cells, std::size_t count, std::string const& fill) {
        xml += "<a:tr h=\"480000\">";
        for (std::size_t i = 0; i < count; ++i)
            xml += "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>" + paragraph(cell(cells, i), 1600) +
                   "</a:txBody><a:tcPr>" + slide_borders() + "<a:solidFill><a:srgbClr val=\"" +
                   fill + "\"/></a:solidFill></a:tcPr></a:tc>";
        xml += "</a:tr>";
    }

    /// `size` in hundredths of a point, 0 for the placeholder's own.
    std::string paragraph(Runs const& runs, int size = 0) {
        std::string out = "<a:p>";
        if (is_right_to_left(runs)) out += "<a:pPr algn=\"r\" rtl=\"1\"/>";
        for (auto const& run : runs) {
            for (auto const& piece : pieces(run.text)) {
                auto const properties = run_properties("a:rPr", run, size);
                if (piece.kind == Piece::Kind::line_break) out += "<a:br>" + properties + "</a:br>";
                else
                    out += "<a:r>" + properties + "<a:t>" +
                           (piece.kind == Piece::Kind::tab ? "\t" : piece.text) + "</a:t></a:r>";
            }
        }
        return out + run_properties("a:endParaRPr", {}, size) + "</a:p>";
    }

    std::string run_properties(std::string const& element, Run const& run, int size) {
        auto out = "<" + element + " lang=\"" +
                   (run.language.empty() ? language_ : language_tag(run.language)) + "\"";
        if (size > 0) out += " sz=\"" + std::to_string(size) + "\"";
        if (run.bold) out += " b=\"1\"";
        if (run.italic) out += " i=\"1\"";
        out += ">";
        if (run.marked) out += "<a:highlight><a:srgbClr val=\"FFFF00\"/></a:highlight>";
        if (auto const address = followable(run.link))
            out += "<a:hlinkClick r:id=\"" + relations.to_address(*address) + "\"/>";
        return out + "</" + element + ">";
    }

    std::string language_;
};

std::string presentation(std::vector<std::string> const& slide_ids, std::string const& master) {
    std::string xml = xml_declaration;
    xml += "<p:presentation" + slide_names() +
           "><p:sldMasterIdLst><p:sldMasterId "
           "id=\"2147483648\" r:id=\"" +
           master + "\"/></p:sldMasterIdLst><p:sldIdLst>";
    // Ids of slides begin with 256 by the schema.
    for (std::size_t i = 0; i < slide_ids.size(); ++i)
        xml += "<p:sldId id=\"" + std::to_string(256 + i) + "\" r:id=\"" + slide_ids[i] + "\"/>";
    return xml + "</p:sldIdLst><p:sldSz cx=\"" + std::to_string(english_metric(slide_width)) +
           "\" cy=\"" + std::to_string(english_metric(slide_height)) +
           "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
}

}

std::string pptx(Slides const& slides) {
    check(slides);
    Relations relations;
    auto const master = relations.to_part("slideMaster", "slideMasters/slideMaster1.xml");
    relations.to_part("theme", "theme/theme1.xml");
    std::vector<Part> parts(1);
    std::vector<std::string> ids;
    for (auto const& slide : slides.slides) {
        SlideXml written(slide, slides.properties.language);
        auto const name = "slides/slide" + std::to_string(ids.size() + 1) + ".xml";
        ids.push_back(relations.to_part("slide", name));
        parts.push_back({"ppt/" + name, "presentationml.slide+xml", std::move(written.xml),
                         std::move(written.relations)});
    }
    parts.front() = {"ppt/presentation.xml", "presentationml.presentation.main+xml",
                     presentation(ids, master), relations};
    Relations of_master, of_layout;
    of_master.to_part("slideLayout", "../slideLayouts/slideLayout1.xml");
    of_master.to_part("theme", "../theme/theme1.xml");
    of_layout.to_part("slideMaster", "../slideMasters/slideMaster1.xml");
    parts.push_back({"ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster+xml",
                     slide_master(), of_master});
    parts.push_back({"ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout+xml",
                     slide_layout(), of_layout});
    parts.push_back({"ppt/theme/theme1.xml", "theme+xml", slide_theme()});
    return package(parts, slides.properties);
}

std::string_view media_type(std::string_view extension) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types = {
        {{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
         {"odt", "application/vnd.oasis.opendocument.text"},
         {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
         {"odp", "application/vnd.oasis.opendocument.presentation"}}};
    for (auto const& [known, type] : types)
        if (known == extension) return type;
    return "application/octet-stream";
}

}

// One master, one layout and one theme: black on white.
#include "platform/office/pptx_fixed.h"

#include <utility>

#include "platform/office/xml_text.h"

namespace office {

namespace {

std::string placeholder(std::string const& type, int id, Place place) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + type +
           "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"" + type +
           "\"" + (type == "body" ? " idx=\"1\"" : "") + "/></p:nvPr></p:nvSpPr><p:spPr>" +
           slide_place("a", place) +
           "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr anchor=\"" +
           (type == "title" ? "b" : "t") +
           "\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>";
}

std::string both_placeholders() {
    return placeholder("title", 2, title_place) + placeholder("body", 3, bullets_place({}));
}

std::string text_style(std::string const& element, std::string const& paragraph, int size,
                       bool bold) {
    return "<p:" + element + "><a:lvl1pPr " + paragraph + "<a:defRPr sz=\"" + std::to_string(size) +
           "\"" + (bold ? " b=\"1\"" : "") +
           "><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>"
           "</a:defRPr></a:lvl1pPr></p:" +
           element + ">";
}

}

std::string slide_names() {
    return " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
           " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
}

std::string slide_group() {
    return "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
           "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>"
           "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
}

std::string slide_place(std::string const& prefix, Place place) {
    auto const number = [](int value) { return std::to_string(english_metric(value)); };
    return "<" + prefix + ":xfrm><a:off x=\"" + number(place.x) + "\" y=\"" + number(place.y) +
           "\"/><a:ext cx=\"" + number(place.width) + "\" cy=\"" + number(place.height) + "\"/></" +
           prefix + ":xfrm>";
}

std::string slide_borders() {
    std::string xml;
    for (auto const* side : {"lnL", "lnR", "lnT", "lnB"})
        xml += std::string("<a:") + side +
               " w=\"6350\"><a:solidFill><a:srgbClr val=\"808080\"/></a:solidFill></a:" + side +
               ">";
    return xml;
}

std::string slide_master() {
    std::string xml = xml_declaration;
    xml += "<p:sldMaster" + slide_names() +
           "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
           "<a:effectLst/></p:bgPr></p:bg><p:spTree>" +
           slide_group() + both_placeholders() +
           "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" "
           "accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" "
           "accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
           "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"r1\"/></p:sldLayoutIdLst>"
           "<p:txStyles>";
    xml += text_style("titleStyle", "algn=\"l\"><a:buNone/>", 3200, true);
    xml += text_style("bodyStyle",
                      "marL=\"342900\" indent=\"-342900\" algn=\"l\"><a:spcBef><a:spcPts "
                      "val=\"800\"/></a:spcBef><a:buFont typeface=\"Arial\"/><a:buChar "
                      "char=\"•\"/>",
                      2000, false);
    xml += text_style("otherStyle", "algn=\"l\">", 1800, false);
    return xml + "</p:txStyles></p:sldMaster>";
}

std::string slide_layout() {
    return std::string(xml_declaration) + "<p:sldLayout" + slide_names() +
           " type=\"obj\"><p:cSld name=\"1\"><p:spTree>" + slide_group() + both_placeholders() +
           "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
}

std::string slide_theme() {
    constexpr std::pair<char const*, char const*> colours[] = {
        {"dk1", "000000"},     {"lt1", "FFFFFF"},     {"dk2", "1F3A5F"},
        {"lt2", "E6EBF0"},     {"accent1", "0B4F9E"}, {"accent2", "9B4D00"},
        {"accent3", "2B6A3A"}, {"accent4", "7A2E74"}, {"accent5", "A32A2A"},
        {"accent6", "4D5B6A"}, {"hlink", "0B4F9E"},   {"folHlink", "7A2E74"}};
    std::string xml = xml_declaration;
    xml +=
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "name=\"1\"><a:themeElements><a:clrScheme name=\"1\">";
    for (auto const& [name, value] : colours)
        xml += std::string("<a:") + name + "><a:srgbClr val=\"" + value + "\"/></a:" + name + ">";
    auto const font = [](std::string const& kind) {
        return "<a:" + kind +
               "><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:" +
               kind + ">";
    };
    xml += "</a:clrScheme><a:fontScheme name=\"1\">" + font("majorFont") + font("minorFont") +
           "</a:fontScheme><a:fmtScheme name=\"1\">";
    // The schema wants three of each, from subtle to intense.
    std::string const fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    auto const thrice = [](std::string const& list, std::string const& one) {
        return "<a:" + list + ">" + one + one + one + "</a:" + list + ">";
    };
    xml += thrice("fillStyleLst", fill) +
           thrice("lnStyleLst", "<a:ln w=\"6350\">" + fill + "</a:ln>") +
           thrice("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>") +
           thrice("bgFillStyleLst", fill);
    return xml + "</a:fmtScheme></a:themeElements></a:theme>";
}

}

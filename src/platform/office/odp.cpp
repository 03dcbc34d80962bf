// OpenDocument presentation (ISO/IEC 26300).
#include <array>
#include <stdexcept>
#include <string>

#include "platform/office/office.h"
#include "platform/office/open_document.h"
#include "platform/office/slides.h"
#include "platform/office/xml_text.h"

namespace office {

void check(Slides const& slides) {
    if (slides.slides.empty()) throw std::invalid_argument("slides without a slide");
}

namespace {

std::string centimetres(int thousandths) {
    auto const rest = std::to_string(1000 + thousandths % 1000).substr(1);
    return std::to_string(thousandths / 1000) + "." + rest + "cm";
}

std::string place_attributes(Place place) {
    return " svg:x=\"" + centimetres(place.x) + "\" svg:y=\"" + centimetres(place.y) +
           "\" svg:width=\"" + centimetres(place.width) + "\" svg:height=\"" +
           centimetres(place.height) + "\"";
}

std::string placeholder(std::string const& kind, Place place, std::string const& inside) {
    return "<draw:frame presentation:style-name=\"" + kind + "\" presentation:class=\"" + kind +
           "\" draw:layer=\"layout\"" + place_attributes(place) + "><draw:text-box>" + inside +
           "</draw:text-box></draw:frame>";
}

std::string written(Slide const& slide, std::size_t number, OpenRuns& runs) {
    auto xml = "<draw:page draw:name=\"" + std::to_string(number) +
               "\" draw:style-name=\"Page\" draw:master-page-name=\"Plain\">";
    xml += placeholder("title", title_place,
                       open_paragraph("TitleText", {{.text = slide.title}}, runs));
    if (!slide.bullets.empty()) {
        std::string list = "<text:list text:style-name=\"Bullets\">";
        for (auto const& bullet : slide.bullets)
            list += "<text:list-item>" + open_paragraph("BulletText", bullet, runs) +
                    "</text:list-item>";
        xml += placeholder("outline", bullets_place(slide), list + "</text:list>");
    }
    if (slide.table && columns(*slide.table) > 0)
        xml += "<draw:frame draw:layer=\"layout\"" + place_attributes(table_place(slide)) + ">" +
               open_table(*slide.table, runs, TableIn::slide, "HeaderText", "CellText") +
               "</draw:frame>";
    return xml + "</draw:page>";
}

struct TextStyle {
    char const* name;
    char const* look;
};
constexpr std::array<TextStyle, 4> text_styles = {
    {{"TitleText", "fo:font-size=\"32pt\" fo:font-weight=\"bold\""},
     {"BulletText", "fo:font-size=\"20pt\""},
     {"HeaderText", "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
     {"CellText", "fo:font-size=\"16pt\""}}};

std::string automatic_styles(OpenRuns const& runs, std::string const& language) {
    auto xml = runs.styles();
    for (auto const& [name, look] : text_styles)
        for (bool const is_twin : {false, true})
            xml += std::string("<style:style style:name=\"") + name + (is_twin ? "RTL" : "") +
                   "\" style:family=\"paragraph\"><style:paragraph-properties "
                   "fo:margin-bottom=\"0.2cm\"" +
                   (is_twin ? " style:writing-mode=\"rl-tb\" fo:text-align=\"right\""
                            : " fo:text-align=\"start\"") +
                   "/><style:text-properties fo:font-family=\"Arial\" " + look + " " +
                   language_attributes(language) + "/></style:style>";
    for (auto const* kind : {"Cell", "HeaderCell"})
        xml += std::string("<style:style style:name=\"") + kind +
               "\" style:family=\"table-cell\"><style:graphic-properties draw:fill=\"solid\" "
               "draw:fill-color=\"" +
               (kind == std::string_view("Cell") ? "#ffffff" : "#e6ebf0") +
               "\"/><style:paragraph-properties fo:border=\"0.5pt solid #808080\"/></style:style>";
    xml +=
        "<style:style style:name=\"Page\" style:family=\"drawing-page\">"
        "<style:drawing-page-properties presentation:display-page-number=\"false\"/>"
        "</style:style><text:list-style style:name=\"Bullets\">"
        "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
        "<style:list-level-properties text:space-before=\"0cm\" text:min-label-width=\"0.9cm\"/>"
        "</text:list-level-style-bullet></text:list-style>";
    for (auto const* kind : {"title", "outline"})
        xml += std::string("<style:style style:name=\"") + kind +
               "\" style:family=\"presentation\"><style:graphic-properties draw:stroke=\"none\" "
               "draw:fill=\"none\" draw:textarea-vertical-align=\"" +
               (kind == std::string_view("title") ? "bottom" : "top") +
               "\" draw:fit-to-size=\"shrink-to-fit\"/></style:style>";
    return xml;
}

std::string styles() {
    return std::string(xml_declaration) + "<office:document-styles" + open_document_names() +
           "><office:automatic-styles><style:page-layout style:name=\"Screen\">"
           "<style:page-layout-properties fo:margin-top=\"0cm\" fo:margin-bottom=\"0cm\" "
           "fo:margin-left=\"0cm\" fo:margin-right=\"0cm\" fo:page-width=\"" +
           centimetres(slide_width) + "\" fo:page-height=\"" + centimetres(slide_height) +
           "\" style:print-orientation=\"landscape\"/></style:page-layout>"
           "</office:automatic-styles><office:master-styles>"
           "<style:master-page style:name=\"Plain\" style:page-layout-name=\"Screen\"/>"
           "</office:master-styles></office:document-styles>";
}

}

std::string odp(Slides const& slides) {
    check(slides);
    auto const& language = slides.properties.language;
    OpenRuns runs(language);
    std::string pages;
    for (auto const& slide : slides.slides)
        pages += written(slide, static_cast<std::size_t>(&slide - slides.slides.data()) + 1, runs);
    auto const content = std::string(xml_declaration) + "<office:document-content" +
                         open_document_names() + "><office:automatic-styles>" +
                         automatic_styles(runs, language) +
                         "</office:automatic-styles><office:body><office:presentation>" + pages +
                         "</office:presentation></office:body></office:document-content>";
    return open_document("presentation", content, styles(), slides.properties);
}

}

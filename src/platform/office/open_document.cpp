// OpenDocument's package, text and tables.
#include "platform/office/open_document.h"

#include "platform/office/xml_text.h"
#include "platform/office/zip.h"

namespace office {

namespace {

std::string manifest(std::string const& media_type) {
    auto const entry = [](std::string_view path, std::string_view type) {
        return "<manifest:file-entry manifest:full-path=\"" + std::string(path) +
               "\" manifest:media-type=\"" + std::string(type) + "\"/>";
    };
    return std::string(xml_declaration) +
           "<manifest:manifest "
           "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
           "manifest:version=\"1.2\">" +
           entry("/", media_type) + entry("content.xml", "text/xml") +
           entry("styles.xml", "text/xml") + entry("meta.xml", "text/xml") + "</manifest:manifest>";
}

std::string meta(Properties const& properties) {
    std::string xml = xml_declaration;
    xml +=
        "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\"><office:meta>";
    xml += "<dc:title>" + escaped(properties.title) + "</dc:title>";
    if (!properties.author.empty())
        xml += "<meta:initial-creator>" + escaped(properties.author) +
               "</meta:initial-creator><dc:creator>" + escaped(properties.author) + "</dc:creator>";
    if (properties.made) {
        auto const time = basics::iso(*properties.made);
        xml +=
            "<meta:creation-date>" + time + "</meta:creation-date><dc:date>" + time + "</dc:date>";
    }
    xml += "<dc:language>" + language_tag(properties.language) + "</dc:language>";
    return xml + "</office:meta></office:document-meta>";
}

/// OpenDocument joins spaces and drops those at the ends, unless they are elements.
std::string with_spaces_kept(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != ' ') {
            out += text[i++];
            continue;
        }
        auto const begin = i;
        while (i < text.size() && text[i] == ' ') ++i;
        bool const is_single_inside = i - begin == 1 && begin > 0 && i < text.size();
        if (is_single_inside) out += ' ';
        else out += "<text:s text:c=\"" + std::to_string(i - begin) + "\"/>";
    }
    return out;
}

std::string open_text(std::string_view text) {
    std::string out;
    for (auto const& piece : pieces(text)) {
        if (piece.kind == Piece::Kind::line_break) out += "<text:line-break/>";
        else if (piece.kind == Piece::Kind::tab) out += "<text:tab/>";
        else out += with_spaces_kept(piece.text);
    }
    return out;
}

std::string open_row(std::vector<Runs> const& cells, std::size_t count, std::string_view cell_style,
                     std::string_view style, OpenRuns& runs) {
    std::string xml = "<table:table-row>";
    for (std::size_t i = 0; i < count; ++i)
        xml += "<table:table-cell table:style-name=\"" + std::string(cell_style) +
               "\" office:value-type=\"string\">" + open_paragraph(style, cell(cells, i), runs) +
               "</table:table-cell>";
    return xml + "</table:table-row>";
}

}

std::string open_document_names() {
    constexpr std::string_view names[] = {"office", "style", "text", "table", "presentation"};
    std::string xml;
    for (auto const& name : names)
        xml += " xmlns:" + std::string(name) +
               "=\"urn:oasis:names:tc:opendocument:xmlns:" + std::string(name) + ":1.0\"";
    return xml +
           " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
           " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
           " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
           " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\"";
}

std::string open_document(std::string_view kind, std::string const& content,
                          std::string const& styles, Properties const& properties) {
    auto const media_type = "application/vnd.oasis.opendocument." + std::string(kind);
    return zip({{"mimetype", media_type},
                {"META-INF/manifest.xml", manifest(media_type)},
                {"content.xml", content},
                {"styles.xml", styles},
                {"meta.xml", meta(properties)}});
}

std::string language_attributes(std::string_view language) {
    auto const [name, country] = language_and_country(language);
    return "fo:language=\"" + name + "\" fo:country=\"" + (country.empty() ? "none" : country) +
           "\"";
}

std::string OpenRuns::style_of(Run const& run) {
    bool const is_foreign =
        !run.language.empty() && language_tag(run.language) != language_tag(language_);
    Look const look{run.bold, run.italic, run.marked, is_foreign ? run.language : std::string()};
    if (look == Look{}) return {};
    auto const [found, is_new] = looks_.try_emplace(look);
    if (is_new) found->second = "T" + std::to_string(looks_.size());
    return found->second;
}

std::string OpenRuns::written(Runs const& runs) {
    std::string xml;
    for (auto const& run : runs) {
        if (run.text.empty()) continue;
        auto const style = style_of(run);
        auto inner = open_text(run.text);
        if (!style.empty())
            inner = "<text:span text:style-name=\"" + style + "\">" + inner + "</text:span>";
        if (auto const address = followable(run.link))
            inner = "<text:a xlink:type=\"simple\" xlink:href=\"" + escaped(*address) + "\">" +
                    inner + "</text:a>";
        xml += inner;
    }
    return xml;
}

std::string OpenRuns::styles() const {
    std::string xml;
    for (auto const& [look, name] : looks_) {
        auto const& [bold, italic, marked, language] = look;
        xml +=
            "<style:style style:name=\"" + name + "\" style:family=\"text\"><style:text-properties";
        if (bold) xml += " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"";
        if (italic) xml += " fo:font-style=\"italic\" style:font-style-complex=\"italic\"";
        if (marked) xml += " fo:background-color=\"#ffff00\"";
        if (!language.empty()) xml += " " + language_attributes(language);
        xml += "/></style:style>";
    }
    return xml;
}

std::string open_paragraph(std::string_view style, Runs const& runs, OpenRuns& writer) {
    return "<text:p text:style-name=\"" + std::string(style) +
           (is_right_to_left(runs) ? "RTL" : "") + "\">" + writer.written(runs) + "</text:p>";
}

std::string open_table(Table const& table, OpenRuns& runs, TableIn in,
                       std::string_view header_style, std::string_view text_style) {
    auto const count = columns(table);
    if (count == 0) return {};
    bool const is_marked = in == TableIn::text;
    std::string xml = "<table:table";
    if (!is_marked && !table.header.empty()) xml += " table:use-first-row-styles=\"true\"";
    xml += "><table:table-column table:number-columns-repeated=\"";
    xml += std::to_string(count) + "\"/>";
    if (!table.header.empty()) {
        std::vector<Runs> header;
        for (auto const& each : table.header) header.push_back({{.text = each}});
        if (is_marked) xml += "<table:table-header-rows>";
        xml += open_row(header, count, "HeaderCell", header_style, runs);
        if (is_marked) xml += "</table:table-header-rows>";
    }
    for (auto const& row : table.rows) xml += open_row(row, count, "Cell", text_style, runs);
    return xml + "</table:table>";
}

}

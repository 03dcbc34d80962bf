// ODF 1.2 by hand: four small files in a zip. Structure is headings and tables, so that screen
// readers find their way.
#include "app/joining/document.h"

#include "platform/files/zip.h"

namespace joining {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : text) {
        if (c == '&') safe += "&amp;";
        else if (c == '<') safe += "&lt;";
        else if (c == '>') safe += "&gt;";
        else if (c == '"') safe += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') safe += c;
    }
    return safe;
}

std::string heading(int level, std::string_view text) {
    auto const number = std::to_string(level);
    return "<text:h text:style-name=\"Heading_20_" + number + "\" text:outline-level=\"" + number +
           "\">" + escaped(text) + "</text:h>";
}

std::string paragraph(std::string_view text) {
    return "<text:p text:style-name=\"Text_20_body\">" + escaped(text) + "</text:p>";
}

std::string cells(std::vector<std::string> const& row) {
    std::string xml;
    for (auto const& cell : row)
        xml += "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">" +
               paragraph(cell) + "</table:table-cell>";
    return "<table:table-row>" + xml + "</table:table-row>";
}

std::string table(Block const& block, int number) {
    return "<table:table table:name=\"T" + std::to_string(number) +
           "\"><table:table-column table:number-columns-repeated=\"" +
           std::to_string(block.columns.size()) + "\"/><table:table-header-rows>" +
           cells(block.columns) + "</table:table-header-rows>" +
           [&] {
               std::string rows;
               for (auto const& row : block.rows) rows += cells(row);
               return rows;
           }() +
           "</table:table>" + paragraph("");
}

constexpr std::string_view namespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.2\"";

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string content(std::vector<Document> const& documents) {
    std::string body;
    int tables = 0;
    for (auto const& document : documents) {
        body += heading(1, document.title) + paragraph(document.lead);
        bool in_list = false;
        for (auto const& block : document.blocks) {
            bool const is_item = block.kind == Block::Kind::item;
            if (is_item != in_list) body += is_item ? "<text:list>" : "</text:list>";
            in_list = is_item;
            switch (block.kind) {
                case Block::Kind::heading: body += heading(2, block.text); break;
                case Block::Kind::paragraph: body += paragraph(block.text); break;
                case Block::Kind::item:
                    body += "<text:list-item>" + paragraph(block.text) + "</text:list-item>";
                    break;
                case Block::Kind::table: body += table(block, ++tables); break;
            }
        }
        if (in_list) body += "</text:list>";
    }
    return std::string(declaration) + "<office:document-content" + std::string(namespaces) +
           "><office:automatic-styles><style:style style:name=\"Cell\""
           " style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\""
           " fo:border=\"0.5pt solid #888888\"/></style:style></office:automatic-styles>"
           "<office:body><office:text>" +
           body + "</office:text></office:body></office:document-content>";
}

std::string heading_style(int level, std::string_view size) {
    auto const number = std::to_string(level);
    return "<style:style style:name=\"Heading_20_" + number + "\" style:display-name=\"Heading " +
           number + "\" style:family=\"paragraph\" style:default-outline-level=\"" + number +
           "\"><style:paragraph-properties fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.2cm\""
           " fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"" +
           std::string(size) + "\" fo:font-weight=\"bold\"/></style:style>";
}

std::string styles(std::string const& language, std::string const& country) {
    return std::string(declaration) + "<office:document-styles" + std::string(namespaces) +
           "><office:styles><style:default-style style:family=\"paragraph\">"
           "<style:text-properties fo:font-size=\"11pt\" fo:language=\"" +
           escaped(language) + "\" fo:country=\"" + escaped(country) +
           "\"/></style:default-style><style:style style:name=\"Text_20_body\""
           " style:display-name=\"Text body\" style:family=\"paragraph\">"
           "<style:paragraph-properties fo:margin-bottom=\"0.2cm\"/></style:style>" +
           heading_style(1, "20pt") + heading_style(2, "14pt") +
           "</office:styles></office:document-styles>";
}

std::string meta(std::string const& title, std::string const& language) {
    return std::string(declaration) + "<office:document-meta" + std::string(namespaces) +
           "><office:meta><dc:title>" + escaped(title) + "</dc:title><dc:language>" +
           escaped(language) + "</dc:language></office:meta></office:document-meta>";
}

constexpr std::string_view kind_of_file = "application/vnd.oasis.opendocument.text";

std::string manifest() {
    std::string xml = std::string(declaration) +
                      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:"
                      "manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry"
                      " manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" +
                      std::string(kind_of_file) + "\"/>";
    for (std::string const name : {"content.xml", "styles.xml", "meta.xml"})
        xml += "<manifest:file-entry manifest:full-path=\"" + name +
               "\" manifest:media-type=\"text/xml\"/>";
    return xml + "</manifest:manifest>";
}

}

std::string as_odt(std::string const& title, std::vector<Document> const& documents,
                   std::string const& language, std::string const& country) {
    return files::zip({{"mimetype", std::string(kind_of_file)},
                       {"content.xml", content(documents)},
                       {"styles.xml", styles(language, country)},
                       {"meta.xml", meta(title, language)},
                       {"META-INF/manifest.xml", manifest()}});
}

}

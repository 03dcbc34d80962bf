// DOCX, ODT and PDF files made in memory, for tests.
#pragma once
#include "platform/documents/made_zip.h"

#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// The parts of a DOCX file; what is empty is left out.
struct MadeDocx {
    std::string body = {};    ///< The content of <w:body>.
    std::string styles = {};  ///< The content of <w:styles>.
    MadeEntries more = {};
    std::string type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
};

inline std::string made_docx(MadeDocx const& parts) {
    std::string const space =
        " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
        " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";
    MadeEntries entries = {
        {"[Content_Types].xml", "<Types><Override PartName='/word/document.xml' ContentType='" +
                                    parts.type + "'/></Types>"},
        {"word/document.xml",
         "<w:document" + space + "><w:body>" + parts.body + "</w:body></w:document>"},
        {"word/styles.xml", "<w:styles" + space + ">" + parts.styles + "</w:styles>"}};
    entries.insert(entries.end(), parts.more.begin(), parts.more.end());
    return made_zip(entries);
}

/// An ODT file; `text` is the content of <office:text>, `styles` of the automatic styles.
inline std::string made_odt(std::string const& text, std::string const& styles = {},
                            MadeEntries const& more = {}) {
    MadeEntries entries = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
         " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
         " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
         " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
         " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
         " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
         "<office:automatic-styles>" +
             styles +
             "</office:automatic-styles>"
             "<office:body><office:text>" +
             text + "</office:text></office:body></office:document-content>"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return made_zip(entries);
}

/// A line of text on a PDF page of 595 × 842 points; `y` counts from the lower edge. Letters are
/// ISO 8859-1.
struct MadeLine {
    int x = 70, y = 0;
    double size = 11;
    bool bold = false;
    std::string latin1 = {};
};

inline std::string made_pdf(std::vector<std::vector<MadeLine>> const& pages,
                            std::string const& title = {}) {
    std::vector<std::string> objects(4);
    std::string kids;
    for (auto const& page : pages) {
        std::string content = "BT\n";
        for (auto const& line : page) {
            std::string escaped;
            for (char const c : line.latin1) {
                if (c == '(' || c == ')' || c == '\\') escaped += '\\';
                escaped += c;
            }
            content += "/" + std::string(line.bold ? "B" : "R") + " " + std::to_string(line.size) +
                       " Tf 1 0 0 1 " + std::to_string(line.x) + " " + std::to_string(line.y) +
                       " Tm (" + escaped + ") Tj\n";
        }
        content += "ET";
        objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                          "\nendstream");
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                          std::to_string(objects.size()) +
                          " 0 R/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    auto const font = [](std::string const& name) {
        return "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/" + name + ">>";
    };
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>";
    objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
    objects[2] = font("Helvetica");
    objects[3] = font("Helvetica-Bold");
    objects.push_back("<</Title(" + title + ")>>");

    std::string bytes = "%PDF-1.4\n", places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        auto place = std::to_string(bytes.size());
        places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    auto const count = std::to_string(objects.size() + 1);
    auto const start = std::to_string(bytes.size());
    return bytes + "xref\n0 " + count + "\n0000000000 65535 f \n" + places + "trailer<</Size " +
           count + "/Root 1 0 R/Info " + std::to_string(objects.size()) + " 0 R>>\nstartxref\n" +
           start + "\n%%EOF";
}

}

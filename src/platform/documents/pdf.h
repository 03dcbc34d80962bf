// PDFs: lines of text with their places, found in a process of its own, and what they mean. Part of
// the document reader.
#pragma once
#include "platform/documents/document.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// A line as it stands on a page. Places and sizes are points (1/72 inch) from the upper left.
struct PdfLine {
    int page = 0;
    float left = 0, right = 0, top = 0, bottom = 0;
    float size = 0;  ///< Of most of its letters.
    bool bold = false;
    std::string text = {};
};

struct PdfText {
    std::string title = {};
    int pages = 0;
    std::vector<PdfLine> lines = {};
};

/// Starts the process, gives it the PDF and takes what it finds. What comes back is trusted no more
/// than the PDF itself.
std::expected<PdfText, DocumentError> extract_pdf(std::string_view bytes, PdfProcess const& process,
                                                  DocumentLimits const& limits);

/// What the process does once it is confined: reads the PDF here and now.
std::expected<PdfText, DocumentError> read_pdf(std::string_view bytes,
                                               DocumentLimits const& limits);

/// Headings, paragraphs and lists out of lines, by their sizes, places and words.
Document document_of_pdf(PdfText const& pdf, DocumentLimits const& limits);

/// The bytes in which the process tells its findings, and back. Nothing when they make no sense.
std::string encoded(std::expected<PdfText, DocumentError> const& pdf);
std::optional<std::expected<PdfText, DocumentError>> decoded_pdf(std::string_view bytes,
                                                                 DocumentLimits const& limits);

}

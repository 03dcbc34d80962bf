// The readers behind DocumentReader, one for each kind. Part of the document reader.
#pragma once
#include "platform/documents/document.h"
#include "platform/documents/office.h"

#include <expected>
#include <string_view>

namespace documents {

std::expected<Document, DocumentError> read_docx(std::string_view bytes, std::string_view main_part,
                                                 DocumentLimits const& limits);
std::expected<Document, DocumentError> read_odt(std::string_view bytes,
                                                DocumentLimits const& limits);
std::expected<Document, DocumentError> read_markdown(std::string_view bytes,
                                                     DocumentLimits const& limits);
std::expected<Document, DocumentError> read_plain_text(std::string_view bytes,
                                                       DocumentLimits const& limits);

DocumentError document_error(OfficeError error);

/// The title in a part with properties, as both kinds of office files have it (dc:title).
std::string read_title_property(std::string_view bytes, std::string_view part,
                                ArchiveLimits const& limits);

}

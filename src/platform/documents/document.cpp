// Decides what a document is and who reads it.
#include "platform/documents/document.h"

#include "platform/basics/text.h"
#include "platform/documents/pdf.h"
#include "platform/documents/readers.h"

#include <optional>
#include <utility>

namespace documents {

using Failure = std::unexpected<DocumentError>;

std::string_view name(DocumentError error) {
    switch (error) {
        case DocumentError::not_recognised: return "not_recognised";
        case DocumentError::other_kind_than_named: return "other_kind_than_named";
        case DocumentError::old_format: return "old_format";
        case DocumentError::protected_by_password: return "protected_by_password";
        case DocumentError::has_macros: return "has_macros";
        case DocumentError::damaged: return "damaged";
        case DocumentError::too_large: return "too_large";
        case DocumentError::no_text: return "no_text";
        case DocumentError::took_too_long: return "took_too_long";
    }
    std::unreachable();
}

DocumentError document_error(OfficeError error) {
    switch (error) {
        case OfficeError::not_recognised: return DocumentError::not_recognised;
        case OfficeError::old_format: return DocumentError::old_format;
        case OfficeError::protected_by_password: return DocumentError::protected_by_password;
        case OfficeError::has_macros: return DocumentError::has_macros;
        case OfficeError::damaged: return DocumentError::damaged;
        case OfficeError::too_large: return DocumentError::too_large;
    }
    std::unreachable();
}

namespace {

std::string extension_of(std::string_view file_name) {
    auto const dot = file_name.rfind('.');
    return dot == file_name.npos ? std::string() : basics::folded(file_name.substr(dot + 1));
}

// Programs may put something before the mark; 1,024 bytes of it are usually tolerated.
bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1'024).contains("%PDF-"); }

std::expected<Document, DocumentError> with_text(std::expected<Document, DocumentError> document) {
    if (document && document->blocks.empty()) return Failure(DocumentError::no_text);
    return document;
}

std::expected<Document, DocumentError> read_office(std::string_view bytes,
                                                   std::string_view extension,
                                                   DocumentLimits const& limits) {
    auto const file = recognise_office_file(bytes, {.inflated_bytes = limits.inflated_bytes});
    if (!file) return Failure(document_error(file.error()));
    bool const word = file->kind == OfficeKind::word_document;
    if (!word && file->kind != OfficeKind::open_text) return Failure(DocumentError::not_recognised);
    if (extension != (word ? "docx" : "odt")) return Failure(DocumentError::other_kind_than_named);
    return with_text(word ? read_docx(bytes, file->main_part, limits) : read_odt(bytes, limits));
}

}

DocumentReader::DocumentReader(PdfProcess pdf, DocumentLimits limits)
    : pdf_(std::move(pdf)), limits_(limits) {}

std::expected<Document, DocumentError> DocumentReader::read(std::string_view bytes,
                                                            std::string_view file_name) const {
    if (bytes.size() > limits_.file_bytes) return Failure(DocumentError::too_large);
    auto const extension = extension_of(file_name);
    if (may_be_office_file(bytes)) return read_office(bytes, extension, limits_);
    bool const named_text = extension == "txt" || extension == "md";
    if (bytes.starts_with("%PDF-") || (is_pdf(bytes) && !named_text)) {
        if (extension != "pdf") return Failure(DocumentError::other_kind_than_named);
        auto const pdf = extract_pdf(bytes, pdf_, limits_);
        if (!pdf) return Failure(pdf.error());
        return with_text(document_of_pdf(*pdf, limits_));
    }
    if (extension == "txt") return read_plain_text(bytes, limits_);
    if (extension == "md") return read_markdown(bytes, limits_);
    bool const named_otherwise = extension == "docx" || extension == "odt" || extension == "pdf";
    return Failure(named_otherwise && !bytes.contains('\0') ? DocumentError::other_kind_than_named
                                                            : DocumentError::not_recognised);
}

}

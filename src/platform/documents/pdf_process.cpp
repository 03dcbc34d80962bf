// PDFs are read by a process of their own.
#include <system_error>
#include <utility>

#include "platform/confined/process.h"
#include "platform/documents/pdf.h"

namespace documents {

using Failure = std::unexpected<DocumentError>;

std::expected<PdfText, DocumentError> extract_pdf(std::string_view bytes, PdfProcess const& process,
                                                  DocumentLimits const& limits) {
    // A line takes some forty bytes beside its text, and short lines are many.
    auto const told = confined::run({.command = process.command, .time = process.time}, bytes,
                                    limits.text_bytes * 4);
    switch (told.ending) {
        case confined::Ending::used_up: return Failure(DocumentError::took_too_long);
        case confined::Ending::said_too_much: return Failure(DocumentError::too_large);
        case confined::Ending::crashed: return Failure(DocumentError::damaged);
        case confined::Ending::finished: break;
    }
    auto pdf = decoded_pdf(told.bytes, limits);
    return pdf ? *std::move(pdf) : Failure(DocumentError::damaged);
}

}

// The text of a report in DOCX, ODT, PDF, Markdown or plain text, as headings, paragraphs, lists
// and table rows.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

enum class BlockKind { heading, paragraph, list_item, table_row };

/// A piece of running text, UTF-8 in NFC, trimmed and never empty. Line breaks inside are "\n"; the
/// cells of a table row are separated by tabs.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;  ///< Of a heading: 1 to 9. Of a list item: its depth, from 1. Otherwise 0.
    std::string text = {};
    friend bool operator==(Block const&, Block const&) = default;
};

/// `title` is what the document calls itself, otherwise its title line or first heading; it may be
/// empty.
struct Document {
    std::string title = {};
    std::vector<Block> blocks = {};
};

enum class DocumentError {
    not_recognised,         ///< None of the kinds that we read.
    other_kind_than_named,  ///< The content is one we read, but not what the file's name says.
    old_format,             ///< DOC of the nineties; to be saved as DOCX or PDF.
    protected_by_password,
    has_macros,  ///< Never opened.
    damaged,
    too_large,      ///< Beyond the limits, also when it only became so by unpacking.
    no_text,        ///< Nothing but pictures, as in a scanned PDF.
    took_too_long,  ///< The PDF reader used up its time or memory.
};

/// A stable word for the error, e.g. "has_macros": for reports and as the end of a text's id.
std::string_view name(DocumentError error);

struct DocumentLimits {
    std::size_t file_bytes = 50 * 1024 * 1024;
    std::uint64_t inflated_bytes = 200 * 1024 * 1024;
    std::size_t text_bytes = 16 * 1024 * 1024;
    std::size_t pages = 500;  ///< Of a PDF.
};

/// How PDFs are read: in a process of their own, since a PDF reader is the likeliest part to be
/// attacked.
struct PdfProcess {
    /// The program and its arguments, e.g. {"/proc/self/exe", "read-pdf"}; it must call
    /// `read_pdf_main(0, 1)`.
    std::vector<std::string> command = {};
    /// By the clock; see confined::Process.
    std::chrono::seconds time = std::chrono::minutes(5);
};

/// Reads documents. Safe to use from several threads.
class DocumentReader {
public:
    explicit DocumentReader(PdfProcess pdf, DocumentLimits limits = {});

    /// The document in `bytes`. Its kind follows from its content and must agree with the extension
    /// of `file_name` (docx, odt, pdf, md, txt). Bad input is never an exception; std::system_error
    /// means that the PDF process could not be started.
    std::expected<Document, DocumentError> read(std::string_view bytes,
                                                std::string_view file_name) const;

private:
    PdfProcess pdf_;
    DocumentLimits limits_;
};

/// The whole work of the PDF process: limits its own memory, time and rights for good, reads a PDF
/// from `in` to its end and writes what it found to `out`. The result is the process's exit status.
int read_pdf_main(int in, int out);

}

// Tells which office program's file lies before us, and refuses those that we do not open.
#pragma once
#include "platform/documents/archive.h"
#include "platform/documents/xml.h"

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace documents {

enum class OfficeKind {
    word_document,
    excel_workbook,
    powerpoint_slides,
    open_text,
    open_spreadsheet,
    open_slides,
};

enum class OfficeError {
    not_recognised,
    old_format,  ///< DOC or XLS of the nineties.
    protected_by_password,
    has_macros,
    damaged,
    too_large,
};

struct OfficeFile {
    OfficeKind kind;
    std::string main_part;  ///< The entry with the text: "word/document.xml", "content.xml".
};

/// Whether the bytes are meant to be an office file at all: a zip or a container of the nineties.
bool may_be_office_file(std::string_view bytes);

/// What the file is. Files with macros, passwords or another content are errors.
std::expected<OfficeFile, OfficeError> recognise_office_file(std::string_view bytes,
                                                             ArchiveLimits limits);

/// What an error in the archive means for the file.
OfficeError office_error(ArchiveError error);

/// Reads the XML of one entry while it is being unpacked.
class EntryXml {
public:
    /// Nothing when the archive has no such entry. `bytes` must outlive the object.
    static std::expected<std::unique_ptr<EntryXml>, OfficeError> open(std::string_view bytes,
                                                                      std::string_view name,
                                                                      ArchiveLimits limits);
    EntryXml(EntryXml const&) = delete;
    EntryXml& operator=(EntryXml const&) = delete;

    XmlReader reader;

    /// Why the reader failed; nothing when it did not.
    std::optional<OfficeError> error() const;

private:
    EntryXml(Archive archive, ArchiveLimits limits);

    Archive archive_;
    std::optional<ArchiveError> archive_error_;
};

}

// Content types decide, not file names: a renamed macro document stays one.
#include "platform/documents/office.h"

#include <algorithm>
#include <optional>

namespace documents {

using Failure = std::unexpected<OfficeError>;
using Event = XmlReader::Event;

namespace {

constexpr std::string_view container_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Office puts what is protected by a password in such a container, under a name in UTF-16.
OfficeError error_of_container(std::string_view bytes) {
    std::string name;
    for (char const c : std::string_view("EncryptedPackage")) name += {c, '\0'};
    return bytes.contains(name) ? OfficeError::protected_by_password : OfficeError::old_format;
}

bool is_macro_part(std::string_view name) {
    return name.ends_with("vbaProject.bin") || name.starts_with("xl/macrosheets/") ||
           name.starts_with("Basic/") || name.starts_with("Scripts/");
}

std::expected<OfficeFile, OfficeError> by_content_types(std::string_view content_types) {
    XmlReader reader(content_types);
    std::optional<OfficeFile> file;
    for (auto event = reader.next(); event != Event::end; event = reader.next()) {
        if (event == Event::failed) return Failure(OfficeError::damaged);
        if (event != Event::open) continue;
        auto const type = reader.attribute("ContentType");
        if (type.contains("macroEnabled") || type.contains("vbaProject")) {
            return Failure(OfficeError::has_macros);
        }
        if (reader.name() != "Override" || !type.ends_with(".main+xml")) continue;
        auto part = reader.attribute("PartName");
        if (part.starts_with('/')) part.remove_prefix(1);
        if (type.contains("wordprocessingml"))
            file = {OfficeKind::word_document, std::string(part)};
        if (type.contains("spreadsheetml")) file = {OfficeKind::excel_workbook, std::string(part)};
        if (type.contains("presentationml"))
            file = {OfficeKind::powerpoint_slides, std::string(part)};
    }
    if (!file) return Failure(OfficeError::not_recognised);
    return *file;
}

std::expected<OfficeFile, OfficeError> by_media_type(std::string_view type, std::string_view bytes,
                                                     ArchiveLimits limits) {
    constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
    if (!type.starts_with(open_document)) return Failure(OfficeError::not_recognised);
    auto const manifest = read_entry(bytes, "META-INF/manifest.xml", limits);
    if (!manifest) return Failure(office_error(manifest.error()));
    if (*manifest && (*manifest)->contains("encryption-data")) {
        return Failure(OfficeError::protected_by_password);
    }
    auto const kind = type.substr(open_document.size());
    if (kind.starts_with("text")) return OfficeFile{OfficeKind::open_text, "content.xml"};
    if (kind.starts_with("spreadsheet"))
        return OfficeFile{OfficeKind::open_spreadsheet, "content.xml"};
    if (kind.starts_with("presentation")) return OfficeFile{OfficeKind::open_slides, "content.xml"};
    return Failure(OfficeError::not_recognised);
}

}

bool may_be_office_file(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with(container_mark);
}

OfficeError office_error(ArchiveError error) {
    switch (error) {
        case ArchiveError::encrypted: return OfficeError::protected_by_password;
        case ArchiveError::too_many_entries:
        case ArchiveError::too_large:
        case ArchiveError::too_compressed: return OfficeError::too_large;
        case ArchiveError::not_an_archive:
        case ArchiveError::unsafe_name:
        case ArchiveError::not_a_file:
        case ArchiveError::overlapping:
        case ArchiveError::nested:
        case ArchiveError::damaged: break;
    }
    return OfficeError::damaged;
}

std::expected<OfficeFile, OfficeError> recognise_office_file(std::string_view bytes,
                                                             ArchiveLimits limits) {
    if (bytes.starts_with(container_mark)) return Failure(error_of_container(bytes));
    if (!may_be_office_file(bytes)) return Failure(OfficeError::not_recognised);
    auto const archive = Archive::open(bytes, limits);
    if (!archive) return Failure(office_error(archive.error()));
    auto const& entries = archive->entries();
    if (std::ranges::any_of(entries, [](auto const& e) { return is_macro_part(e.name); })) {
        return Failure(OfficeError::has_macros);
    }
    auto const types = read_entry(bytes, "[Content_Types].xml", limits);
    if (!types) return Failure(office_error(types.error()));
    if (*types) return by_content_types(**types);
    auto const media_type = read_entry(bytes, "mimetype", limits);
    if (!media_type) return Failure(office_error(media_type.error()));
    if (*media_type) return by_media_type(**media_type, bytes, limits);
    return Failure(OfficeError::not_recognised);
}

EntryXml::EntryXml(Archive archive, ArchiveLimits limits)
    : reader(
          [this]() -> std::optional<std::string_view> {
              auto const piece = archive_.chunk();
              if (piece) return *piece;
              archive_error_ = piece.error();
              return std::nullopt;
          },
          {.bytes = limits.inflated_bytes}),
      archive_(std::move(archive)) {}

std::expected<std::unique_ptr<EntryXml>, OfficeError> EntryXml::open(std::string_view bytes,
                                                                     std::string_view name,
                                                                     ArchiveLimits limits) {
    auto archive = Archive::open(bytes, limits);
    if (!archive) return Failure(office_error(archive.error()));
    auto const found = archive->find(name);
    if (!found) return Failure(office_error(found.error()));
    if (!*found) return nullptr;
    return std::unique_ptr<EntryXml>(new EntryXml(*std::move(archive), limits));
}

std::optional<OfficeError> EntryXml::error() const {
    if (!reader.error()) return std::nullopt;
    if (archive_error_) return office_error(*archive_error_);
    return *reader.error() == XmlError::too_large ? OfficeError::too_large : OfficeError::damaged;
}

}

// First bytes, then the whole archive; a name only confirms.
#include "services/attachments/kinds.h"

#include <algorithm>
#include <utility>

#include "platform/basics/characters.h"
#include "platform/basics/text.h"
#include "platform/documents/office.h"
#include "platform/pictures/picture.h"

namespace attachments {

namespace {

using Refused = std::unexpected<Refusal>;

constexpr std::array table = {
    KindInfo{Kind::pdf, "pdf", "application/pdf", {"pdf"}, false},
    KindInfo{Kind::docx,
             "docx",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             {"docx"},
             false},
    KindInfo{Kind::odt, "odt", "application/vnd.oasis.opendocument.text", {"odt"}, false},
    KindInfo{Kind::pptx,
             "pptx",
             "application/vnd.openxmlformats-officedocument.presentationml.presentation",
             {"pptx"},
             false},
    KindInfo{Kind::odp, "odp", "application/vnd.oasis.opendocument.presentation", {"odp"}, false},
    KindInfo{Kind::xlsx,
             "xlsx",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             {"xlsx"},
             false},
    KindInfo{Kind::ods, "ods", "application/vnd.oasis.opendocument.spreadsheet", {"ods"}, false},
    KindInfo{Kind::csv, "csv", "text/csv", {"csv"}, false},
    KindInfo{Kind::text, "txt", "text/plain", {"txt", "md"}, false},
    KindInfo{Kind::jpeg, "jpeg", "image/jpeg", {"jpg", "jpeg", "jfif"}, true},
    KindInfo{Kind::png, "png", "image/png", {"png"}, true},
    KindInfo{Kind::webp, "webp", "image/webp", {"webp"}, true},
};

constexpr std::uint64_t most_unpacked = 300 * 1024 * 1024;
constexpr std::size_t most_entries = 4'000;

std::string ending_of(std::string_view file_name) {
    auto const dot = file_name.rfind('.');
    return dot == file_name.npos ? std::string() : basics::folded(file_name.substr(dot + 1));
}

bool suits(Kind kind, std::string_view ending) {
    auto const& endings = info(kind).endings;
    return !ending.empty() && std::ranges::find(endings, ending) != endings.end();
}

std::expected<Kind, Refusal> agreeing(Kind kind, std::string_view ending) {
    if (suits(kind, ending)) return kind;
    // Telephones name pictures as they like, and each is made anew as what it is.
    bool const both_pictures =
        info(kind).is_picture && std::ranges::any_of(kinds(), [&](KindInfo const& other) {
            return other.is_picture && suits(other.kind, ending);
        });
    if (both_pictures) return kind;
    return Refused(Refusal::other_kind);
}

Refusal refusal_of(documents::OfficeError error) {
    using enum documents::OfficeError;
    switch (error) {
        case not_recognised: return Refusal::archive;
        case old_format: return Refusal::old_format;
        case protected_by_password: return Refusal::has_password;
        case has_macros: return Refusal::has_macros;
        case damaged: return Refusal::damaged;
        case too_large: return Refusal::bomb;
    }
    std::unreachable();
}

Kind kind_of_office(documents::OfficeKind kind) {
    using enum documents::OfficeKind;
    switch (kind) {
        case word_document: return Kind::docx;
        case excel_workbook: return Kind::xlsx;
        case powerpoint_slides: return Kind::pptx;
        case open_text: return Kind::odt;
        case open_spreadsheet: return Kind::ods;
        case open_slides: return Kind::odp;
    }
    std::unreachable();
}

/// Documents carry the tables behind their charts as archives of their own.
bool is_embedded(std::string_view entry) {
    return entry.contains("/embeddings/") || entry.starts_with("embeddings/");
}

bool may_have_macros(std::string_view entry) {
    constexpr std::array<std::string_view, 6> with_macros = {".docm", ".xlsm", ".pptm",
                                                             ".dotm", ".xlsb", ".xltm"};
    auto const name = basics::folded(entry);
    return std::ranges::any_of(with_macros, [&](auto ending) { return name.ends_with(ending); });
}

/// Unpacks everything, keeping nothing.
std::optional<Refusal> looked_through(std::string_view bytes,
                                      documents::ArchiveLimits const& limits) {
    auto refused = [](documents::ArchiveError error) {
        return refusal_of(documents::office_error(error));
    };
    auto archive = documents::Archive::open(bytes, limits);
    if (!archive) return refused(archive.error());
    for (auto const& entry : archive->entries())
        if (may_have_macros(entry.name)) return Refusal::has_macros;
    for (;;) {
        auto const entry = archive->next();
        if (!entry) return refused(entry.error());
        if (!*entry) return std::nullopt;
        if (is_embedded((*entry)->name)) continue;
        for (;;) {
            auto const piece = archive->chunk();
            if (!piece) return refused(piece.error());
            if (piece->empty()) break;
        }
    }
}

std::expected<Kind, Refusal> kind_of_archive(std::string_view bytes, std::string_view ending) {
    documents::ArchiveLimits const limits{.inflated_bytes = most_unpacked, .entries = most_entries};
    auto const office = documents::recognise_office_file(bytes, limits);
    if (!office) return Refused(refusal_of(office.error()));
    if (auto const refused = looked_through(bytes, limits)) return Refused(*refused);
    return agreeing(kind_of_office(office->kind), ending);
}

/// Text in any of the encodings that people's programs write: no NUL in it, and no control
/// characters but those of lines.
bool is_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return bytes.size() % 2 == 0;
    return std::ranges::none_of(bytes, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte == 0x7F ||
               (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f');
    });
}

bool is_svg(std::string_view bytes) {
    auto const head = basics::folded(basics::decoded(bytes.substr(0, 2'000)));
    return head.contains("<svg") || head.contains("<!doctype svg");
}

}

std::span<KindInfo const> kinds() { return table; }

KindInfo const& info(Kind kind) { return *std::ranges::find(table, kind, &KindInfo::kind); }

std::optional<Kind> parse_kind(std::string_view name) {
    auto const found = std::ranges::find(table, name, &KindInfo::name);
    return found == table.end() ? std::nullopt : std::optional(found->kind);
}

std::string_view name(Refusal refusal) {
    using enum Refusal;
    switch (refusal) {
        case empty: return "empty";
        case too_large: return "too_large";
        case too_many: return "too_many";
        case too_much: return "too_much";
        case already_there: return "already_there";
        case not_allowed: return "not_allowed";
        case other_kind: return "other_kind";
        case svg: return "svg";
        case archive: return "archive";
        case old_format: return "old_format";
        case has_password: return "has_password";
        case has_macros: return "has_macros";
        case damaged: return "damaged";
        case bomb: return "bomb";
        case too_many_pixels: return "too_many_pixels";
        case animated: return "animated";
        case used_up: return "used_up";
        case busy: return "busy";
        case infected: return "infected";
        case too_large_to_scan: return "too_large_to_scan";
        case unscanned: return "unscanned";
    }
    std::unreachable();
}

std::expected<Kind, Refusal> kind_of(std::string_view bytes, std::string_view file_name) {
    auto const ending = ending_of(file_name);
    if (bytes.empty()) return Refused(Refusal::empty);
    if (auto const picture = pictures::kind_of(bytes)) {
        constexpr std::array as_kinds = {Kind::jpeg, Kind::png, Kind::webp};
        return agreeing(as_kinds[static_cast<std::size_t>(*picture)], ending);
    }
    if (bytes.starts_with("%PDF-")) return agreeing(Kind::pdf, ending);
    if (documents::may_be_office_file(bytes)) return kind_of_archive(bytes, ending);
    if (bytes.starts_with("GIF8")) return Refused(Refusal::not_allowed);
    if (!is_text(bytes)) {
        bool const is_ours =
            std::ranges::any_of(kinds(), [&](auto const& one) { return suits(one.kind, ending); });
        return Refused(is_ours ? Refusal::damaged : Refusal::not_allowed);
    }
    if (ending == "svg" || is_svg(bytes)) return Refused(Refusal::svg);
    if (suits(Kind::csv, ending)) return Kind::csv;
    if (suits(Kind::text, ending)) return Kind::text;
    bool const is_ours =
        std::ranges::any_of(kinds(), [&](auto const& one) { return suits(one.kind, ending); });
    return Refused(is_ours ? Refusal::other_kind : Refusal::not_allowed);
}

std::string clean_name(std::string_view sent) {
    constexpr std::size_t most_characters = 120, most_of_ending = 10;
    auto name = basics::one_line(basics::normalised(sent).value_or(std::string()));
    if (auto const slash = name.find_last_of("/\\"); slash != name.npos) name.erase(0, slash + 1);
    std::erase_if(name, [](char c) { return std::string_view("<>:\"|?*").contains(c); });
    while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.erase(0, 1);
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
    if (basics::length(name) > most_characters) {
        auto const dot = name.rfind('.');
        auto const ending = dot == name.npos || name.size() - dot > most_of_ending
                                ? std::string()
                                : name.substr(dot);
        std::size_t position = 0;
        for (std::size_t count = basics::length(ending) + 1; count < most_characters; ++count)
            basics::next_character(name, position);
        name = name.substr(0, position) + "…" + ending;
    }
    return name.empty() ? "fil" : name;
}

std::string named_as(std::string name, Kind kind) {
    auto const ending = ending_of(name);
    if (suits(kind, ending)) return name;
    bool const is_known =
        std::ranges::any_of(kinds(), [&](auto const& one) { return suits(one.kind, ending); });
    if (is_known) name.resize(name.size() - ending.size() - 1);
    return name + "." + std::string(info(kind).endings.front());
}

}

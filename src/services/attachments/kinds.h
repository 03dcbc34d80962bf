// Which files are taken in: what they are follows from their bytes, and must agree with their name.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace attachments {

enum class Kind : std::uint8_t {
    pdf,
    docx,
    odt,
    pptx,
    odp,
    xlsx,
    ods,
    csv,
    text,
    jpeg,
    png,
    webp,
};

struct KindInfo {
    Kind kind;
    std::string_view name;                    ///< "docx": in the database and the API.
    std::string_view media_type;              ///< What it is served as.
    std::array<std::string_view, 3> endings;  ///< Of file names, the usual one first.
    bool is_picture;
};

std::span<KindInfo const> kinds();
KindInfo const& info(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

/// Why a file is not taken in.
enum class Refusal : std::uint8_t {
    empty,
    too_large,      ///< More bytes than a file may have.
    too_many,       ///< The subject has as many files as it may.
    too_much,       ///< … or as many bytes.
    already_there,  ///< The same content is beside the subject already.
    not_allowed,    ///< None of our kinds.
    other_kind,     ///< One of our kinds, but not what its name says.
    svg,            ///< Pictures that may contain programs.
    archive,        ///< A zip or the like.
    old_format,     ///< DOC, XLS, PPT of the nineties.
    has_password,
    has_macros,
    damaged,
    bomb,  ///< Unpacks to more than any honest file.
    too_many_pixels,
    animated,
    used_up,            ///< It took too long to look at.
    busy,               ///< Too many pictures are being made at once.
    infected,           ///< The virus scanner recognised something.
    too_large_to_scan,  ///< Larger than what the virus scanner takes.
    unscanned,          ///< The virus scanner does not answer.
};

/// A stable word for the refusal, "has_macros": the end of its text's id.
std::string_view name(Refusal refusal);

/// What the file is. `file_name` is cleaned. Office files are unpacked to their end and looked
/// through for macros and bombs; pictures and PDFs are only recognised (preparing.h).
std::expected<Kind, Refusal> kind_of(std::string_view bytes, std::string_view file_name);

/// The name that a sender gave, as it can be shown and used: without folders, control characters
/// and what turns writing round, at most 120 characters, its ending kept. Never empty.
std::string clean_name(std::string_view sent);

/// The name with the usual ending of the kind, unless it has one that suits.
std::string named_as(std::string name, Kind kind);

}

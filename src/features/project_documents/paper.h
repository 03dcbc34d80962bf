// Papers about a project, made of what the features tell of it. Pure functions.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/office/office.h"
#include "services/chapters/chapter.h"

namespace project_documents {

///   progress   lägesrapport: how it goes
///   final      slutrapport: what came out and what was learned
///   decision   tjänsteskrivelse: what a board is to decide, with places to fill in
///   slide      all of it in one picture
enum class Kind : std::uint8_t { progress, final, decision, slide };
inline constexpr std::array<std::string_view, 4> kind_names = {"progress", "final", "decision",
                                                               "slide"};
inline constexpr std::array kinds = {Kind::progress, Kind::final, Kind::decision, Kind::slide};
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);
/// The file name endings that it can be had in, the usual one first.
std::vector<std::string_view> formats(Kind kind);

/// What a paper is made of.
struct Gathered {
    std::string project = {}, organisation = {}, address = {};
    basics::Date day = {};
    basics::Time made = {};
    std::string language = "sv";
    bool is_inside = false;  ///< It has what only those who work with the project see.
    std::vector<chapters::Chapter> chapters = {};

    /// The chapter, or null where nothing is told.
    chapters::Chapter const* find(std::string_view key) const;
};

/// The texts of papers by key, in the paper's language.
using Words = std::function<std::string(std::string_view key)>;

/// The chapters that the kind has, in its order.
std::vector<std::string_view> chapters_in(Kind kind);
/// The titles of those that nobody has told anything for.
std::vector<std::string> lacking(Kind kind, Gathered const& gathered);

/// A document of several pages: not for slides.
office::Document document_of(Kind kind, Gathered const& gathered, Words const& words);
office::Slides slides_of(Gathered const& gathered, Words const& words);

/// The file's bytes in one of formats(kind).
std::string file_of(Kind kind, std::string_view format, Gathered const& gathered,
                    Words const& words);
/// "lagesrapport-delat-boende-2026-03-10.docx"
std::string file_name(Kind kind, std::string_view format, Gathered const& gathered,
                      Words const& words);

}

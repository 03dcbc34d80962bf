// What decides over attachments: who sees them, who changes them, what may be said about them.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "services/attachments/attachment.h"
#include "services/web/access.h"

namespace attachments {

using web::Access;

/// Whether the one who asks may have the file and know of it.
bool may_read(Access const& access, Attachment const& attachment);
/// Whether anybody may.
bool is_public(Access const& access, Attachment const& attachment);

enum class Move : std::uint8_t { remove, restore, show };
std::optional<Move> parse_move(std::string_view name);

/// The state of a file that is added now, or brought back.
State beginning(Access const& access);
/// The state after the move; nothing when it is not to be made, or not by this one.
std::optional<State> after(Access const& access, State state, Move move);

/// How much a subject may have.
struct Limits {
    std::size_t file_bytes = 20 * 1024 * 1024;
    std::size_t files = 60;  ///< Not counting hidden ones.
    std::uint64_t subject_bytes = 300 * 1024 * 1024;
};

/// What a subject has already.
struct Taken {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
};
std::optional<Refusal> no_room(Limits const& limits, Taken const& taken, std::uint64_t bytes);

inline constexpr std::size_t longest_title = 160, longest_alternative = 500;

/// What a person typed about a file in one language, onto what was said before. Fields: "title",
/// "alternative", "licence".
struct Typed {
    texts::Language language = texts::Language::sv;
    std::string title = {}, alternative = {}, licence = {};
};
std::expected<Description, basics::Problems> described(Description before, Typed const& typed);

/// The text in the language, else in another.
std::string in_language(LanguageTexts const& texts, texts::Language language);

}

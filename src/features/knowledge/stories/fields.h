// The fields of a case: one table that forms, rules, comparison and the API follow.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge::stories {

/// The form's parts, in the order in which they are filled in.
enum class Part : std::uint8_t { what, novelty, together, learned, reuse, buying };

inline constexpr std::array<Part, 6> parts = {Part::what,    Part::novelty, Part::together,
                                              Part::learned, Part::reuse,   Part::buying};

/// "what", "novelty" …: the names in addresses and text ids (knowledge.case_part_…).
std::string_view name(Part part);
std::optional<Part> parse_part(std::string_view name);
/// The part that follows; nothing after the last.
std::optional<Part> after(Part part);

/// line and text exist once per language; the others once.
enum class Kind : std::uint8_t { line, text, choice, choices, year, email, projects, links };

/// What a field must be filled in for.
///   to_save      there is no draft without it
///   to_publish   nobody could read the case without it
///   to_complete  who wants to do the same needs it
///   never        where there is something to tell
enum class Need : std::uint8_t { to_save, to_publish, to_complete, never };

struct Field {
    std::string_view key;  ///< In the API, in forms, and of the texts case_label_…, case_hint_….
    Part part;
    Kind kind;
    Need need;
    int limit = 0;                                   ///< Characters; of `links`, how many.
    std::span<std::string_view const> options = {};  ///< Codes: texts case_option_KEY_CODE.
    int rows = 4;                                    ///< Of the text area.
    bool has_example = false;                        ///< There is a text case_example_….

    bool is_text() const { return kind == Kind::line || kind == Kind::text; }
};

/// All fields, part by part.
std::span<Field const> fields();
std::vector<Field const*> fields_of(Part part);
/// The field of this key, or null.
Field const* field(std::string_view key);

/// The longest text of Story::material that is kept, in characters.
inline constexpr int longest_material = 60'000;
/// The longest reason or note of what was changed, in characters.
inline constexpr int longest_reason = 1'000;
/// The most projects that a case tells of.
inline constexpr int most_projects = 20;

}

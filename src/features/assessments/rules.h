// What may be told, part by part.
#pragma once
#include <expected>
#include <span>

#include "features/assessments/part.h"
#include "platform/basics/problems.h"

namespace assessments {

inline constexpr std::size_t longest_answer = 1000, longest_note = 400;

/// One field of a part. `choices` empty: free text of `longest` letters at most.
struct FieldRule {
    std::string_view name;
    std::size_t longest = 0;
    bool is_required = false;
    std::span<std::string_view const> choices = {};
    std::string_view choice_texts = {};  ///< What the texts of choices begin with.
    /// Asked for, and kept, only when the goal is core or related.
    bool is_of_score = false;
    bool has_hint = false;  ///< A sentence below the label.
};

/// The fields of a kind of part, in the order in which a form asks for them.
std::span<FieldRule const> fields_of(Kind kind);

/// What was typed, tidied, or everything that is wrong with it. What is not asked for is left out.
std::expected<Told, basics::Problems> checked(Kind kind, Told const& typed);

}

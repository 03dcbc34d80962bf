// What decides over a case: which moves there are, who may make them, and when a case is complete.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "features/knowledge/stories/case.h"
#include "features/knowledge/stories/fields.h"

namespace knowledge::stories {

/// Where the case stands after the move; nothing when the move cannot be made there. `is_public`:
/// everybody can read a version of it now. Withdrawing takes the public version away and leaves a
/// draft or a review as it is.
std::optional<State> after(State state, Move move, bool is_public);

/// What the move asks for in the case's organisation.
permissions::Permission needed(Move move);

/// Whether somebody must be told why.
bool needs_reason(Move move);

/// Whether the viewer may make the move with this case now.
bool may(permissions::Viewer const& viewer, Case const& of, Move move);

/// Whether the field says something, in the story's first language.
bool is_filled(Story const& story, Field const& field);

/// The fields that are still needed for this, in the order of the form.
std::vector<Field const*> missing(Story const& story, Need need);

struct Completeness {
    std::vector<Field const*> missing = {};
    int percent = 0;  ///< 100 only when nothing is missing.
};
Completeness completeness(Story const& story);

/// "Redo att återanvända": exactly when complete.
bool is_ready_to_reuse(Story const& story);

/// "draft", "in_review", "published", "withdrawn": in the database, the API and text ids.
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);
/// "write", "send", "take_back", "publish", "send_back", "withdraw".
std::string_view name(Move move);
std::optional<Move> parse_move(std::string_view name);
/// "written", "restored", "report", "program".
std::string_view name(Way way);
std::optional<Way> parse_way(std::string_view name);

}

// Suggested changes to a project, waiting for its organisation.
#pragma once
#include <vector>

#include "features/knowledge/store.h"

namespace knowledge {

using SuggestionId = basics::Id<struct SuggestionTag>;

struct Suggestion {
    SuggestionId id = {};
    ProjectId project = {};
    std::string text = {};
    std::string contact =
        {};  ///< Where an answer can be sent; personal data, shown only to those who may edit.
    basics::Time at = {};
};

/// More that wait for one project than this are a flood.
inline constexpr std::int64_t most_waiting = 50;

void add_suggestion(db::Transaction& tx, Suggestion const& suggestion);
/// Those that nobody has settled, oldest first.
std::vector<Suggestion> open_suggestions(db::Reader& reader, ProjectId project);
/// How many wait, of any project: sending is refused when a flood of them has come.
std::int64_t open_suggestion_count(db::Reader& reader, ProjectId project);
/// Settles it and forgets the contact. False when there is no such open one.
bool settle_suggestion(db::Transaction& tx, ProjectId project, SuggestionId id, basics::Time at,
                       members::MemberId by);

}

// Suggested changes' rows.
#include "features/knowledge/suggestions.h"

namespace knowledge {

void add_suggestion(db::Transaction& tx, Suggestion const& suggestion) {
    tx.run(
        "INSERT INTO project_suggestions (project, id, text, contact, at) VALUES ($1, $2, $3, $4, $5)",
        {suggestion.project, suggestion.id, suggestion.text, suggestion.contact, suggestion.at});
}

std::vector<Suggestion> open_suggestions(db::Reader& reader, ProjectId project) {
    return reader.all(
        "SELECT id, project, text, contact, at FROM project_suggestions"
        " WHERE project = $1 AND settled_at IS NULL ORDER BY id LIMIT 100",
        {project}, [](db::Row const& row) {
            return Suggestion{row.id<SuggestionId>(0), row.id<ProjectId>(1), row.text(2),
                              row.text(3), row.time(4)};
        });
}

std::int64_t open_suggestion_count(db::Reader& reader, ProjectId project) {
    return reader.number(
        "SELECT count(*) FROM project_suggestions WHERE project = $1 AND settled_at IS NULL",
        {project});
}

bool settle_suggestion(db::Transaction& tx, ProjectId project, SuggestionId id, basics::Time at,
                       members::MemberId by) {
    return tx.run(
               "UPDATE project_suggestions SET settled_at = $3, settled_by = $4, contact = ''"
               " WHERE project = $1 AND id = $2 AND settled_at IS NULL",
               {project, id, at, by}) == 1;
}

}

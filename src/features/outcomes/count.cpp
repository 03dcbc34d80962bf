// Each figure is the number of rows that its list shows: both come from fits().
#include "features/outcomes/count.h"

#include "features/knowledge/knowledge.h"
#include "features/outcomes/store.h"

namespace outcomes {

namespace {

constexpr std::array<std::string_view, 3> by_names = {"organisation", "programme", "year"};
constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 600;

}

std::string_view name(By by) { return by_names.at(static_cast<std::size_t>(by)); }

std::optional<By> parse_by(std::string_view name) {
    for (std::size_t i = 0; i < by_names.size(); ++i)
        if (by_names.at(i) == name) return static_cast<By>(i);
    return std::nullopt;
}

bool fits(Row const& row, Filter const& filter) {
    return (!filter.organisation || row.organisation == *filter.organisation) &&
           (!filter.programme || row.programme == *filter.programme) &&
           (!filter.year || row.since.year == *filter.year) &&
           (!filter.standing || row.standing == *filter.standing);
}

Tally tally(std::vector<Row> const& rows, Filter const& filter) {
    Tally all;
    for (auto const& row : rows)
        if (fits(row, filter)) ++all[row.standing];
    return all;
}

std::string key_of(Row const& row, By by) {
    switch (by) {
        case By::organisation: return row.organisation.string();
        case By::programme: return row.programme;
        case By::year: return std::to_string(row.since.year);
    }
    return {};
}

std::map<std::string, Tally> tally_by(std::vector<Row> const& rows, Filter const& filter, By by) {
    std::map<std::string, Tally> all;
    for (auto const& row : rows)
        if (fits(row, filter)) ++all[key_of(row, by)][row.standing];
    return all;
}

std::vector<Row> rows(db::Reader& reader) {
    std::vector<Statement> statements;
    each(reader, [&](Statement const& statement) {
        if (standing_of(statement.state)) statements.push_back(statement);
    });
    std::map<std::string, Row> found;
    for (auto const& statement : statements) {
        auto const project = knowledge::brief(reader, statement.project);
        if (!project || !project->is_public) continue;
        // A project counts once, whatever became part of it.
        if (statement.project != project->id && found.contains(project->id)) continue;
        found.insert_or_assign(project->id, Row{.project = project->id,
                                                .path = project->path,
                                                .titles = project->titles,
                                                .organisation = project->organisation,
                                                .programme = project->programme,
                                                .since = statement.told.since,
                                                .state = statement.state,
                                                .standing = *standing_of(statement.state),
                                                .owner_role = statement.told.owner.role,
                                                .owner_unit = statement.told.owner.unit,
                                                .confirmed_at = statement.confirmed_at,
                                                .asked_at = statement.asked_at,
                                                .updated_at = statement.updated_at,
                                                .is_asked = statement.is_asked()});
    }
    std::vector<Row> rows;
    for (auto& [id, row] : found) rows.push_back(std::move(row));
    return rows;
}

Counted::Counted(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<std::vector<Row> const> Counted::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<std::vector<Row> const>(rows(reader));
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}

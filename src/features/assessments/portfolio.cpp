// Rows are made of the latest parts alone, by the same functions as a project's own page.
#include "features/assessments/portfolio.h"

#include "features/assessments/show.h"
#include "features/assessments/store.h"
#include "features/knowledge/knowledge.h"

namespace assessments {

namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 1200;

}

std::string Row::title(texts::Language language) const {
    auto const found = titles.find(language);
    return found != titles.end() ? found->second
           : titles.empty()      ? project
                                 : titles.begin()->second;
}

bool fits(Row const& row, Filter const& filter) {
    return (!filter.organisation || row.organisation == *filter.organisation) &&
           (!filter.is_conflicting || row.unanswered != 0);
}

Row row_of(Assessment const& assessment, std::span<goals::Goal const> goals) {
    Row row;
    for (int goal = 1; goal <= goal_count; ++goal) {
        row.scores.at(static_cast<std::size_t>(goal - 1)) = assessment.score(goal);
        auto const* part = assessment.find({.kind = Kind::goal, .goal = goal});
        if (part && !said(part->told, "gap").empty())
            row.gaps.emplace(goal, said(part->told, "gap"));
    }
    for (std::size_t i = 0; i < dimensions.size(); ++i)
        row.means.at(i) = sum_of(assessment, goals, dimensions.at(i)).mean();
    row.balance = balance_of(assessment, goals);
    auto const conflicts = conflicts_of(assessment, goals);
    row.conflicts = conflicts.size();
    row.unanswered = unanswered(conflicts);
    row.updated_at = assessment.updated_at();
    return row;
}

std::vector<Row> rows(db::Reader& reader, std::span<goals::Goal const> goals) {
    std::vector<std::pair<std::string, Row>> told;
    each(reader, [&](std::string const& project, Assessment const& assessment) {
        told.emplace_back(project, row_of(assessment, goals));
    });
    std::map<std::string, Row> found;
    for (auto& [home, row] : told) {
        auto const project = knowledge::brief(reader, home);
        if (!project || !project->is_public) continue;
        // A project's own goes before that of one that became part of it.
        if (home != project->id && found.contains(project->id)) continue;
        row.project = project->id;
        row.titles = project->titles;
        row.organisation = project->organisation;
        found.insert_or_assign(project->id, std::move(row));
    }
    std::vector<Row> rows;
    for (auto& [id, row] : found) rows.push_back(std::move(row));
    return rows;
}

Portfolio::Portfolio(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<std::vector<Row> const> Portfolio::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<std::vector<Row> const>(rows(reader, services_.goals.all()));
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}

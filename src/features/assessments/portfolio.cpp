// Rows are made of the latest parts alone, by the same functions as a project's own page.
#include "features/assessments/portfolio.h"

#include <array>

#include "features/assessments/show.h"
#include "features/assessments/store.h"

namespace assessments {

namespace {

constexpr std::array<std::string_view, 1> read_kinds = {"project"};
constexpr std::array<std::string_view, 8> kinds_of_nobody = {
    "need", "idea", "argument", "question", "member", "case", "adoption", "process"};

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

AllAssessed read_assessed(db::Reader& reader, std::span<goals::Goal const> goals) {
    AllAssessed all;
    each(reader, [&](std::string const& project, Assessment const& assessment) {
        all.emplace(project, Assessed{row_of(assessment, goals), {}});
    });
    for (auto& [project, one] : all) one.project = knowledge::brief(reader, project);
    return all;
}

bool read_assessed_again(db::Reader& reader, std::span<goals::Goal const> goals, AllAssessed& all,
                         std::set<std::string, std::less<>> const& changed) {
    std::set<std::string, std::less<>> again(changed);
    for (auto const& [project, one] : all)
        if (one.project && changed.contains(one.project->id)) again.insert(project);
    bool is_any = false;
    for (auto const& project : again) {
        auto const assessment = find(reader, project);
        bool const was_there = all.contains(project);
        is_any = is_any || was_there || !assessment.empty();
        if (assessment.empty()) all.erase(project);
        else
            all.insert_or_assign(
                project, Assessed{row_of(assessment, goals), knowledge::brief(reader, project)});
    }
    return is_any;
}

std::vector<Row> rows(AllAssessed const& all) {
    std::map<std::string_view, Row> found;
    for (auto const& [home, one] : all) {
        auto const& project = one.project;
        if (!project || !project->is_public) continue;
        // A project's own goes before that of one that became part of it.
        if (home != project->id && found.contains(project->id)) continue;
        auto row = one.row;
        row.project = project->id;
        row.titles = project->titles;
        row.organisation = project->organisation;
        found.insert_or_assign(project->id, std::move(row));
    }
    std::vector<Row> rows;
    rows.reserve(found.size());
    for (auto& [id, row] : found) rows.push_back(std::move(row));
    return rows;
}

Portfolio::Portfolio(web::Services& services)
    : followed_(
          services, {read_kinds, kinds_of_nobody},
          [this, &services](db::Reader& reader, basics::Date) {
              assessed_ = read_assessed(reader, services.goals.all());
              return rows(assessed_);
          },
          [this, &services](db::Reader& reader, auto const& changed) {
              bool const is_any =
                  read_assessed_again(reader, services.goals.all(), assessed_, changed);
              return is_any ? std::optional(rows(assessed_)) : std::nullopt;
          }) {}

}

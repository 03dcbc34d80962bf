// A box on the page of a project.
#include "features/assessments/pages.h"

namespace assessments {

namespace {

std::optional<web::BesideBox> of_project(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view id) {
    Showing const showing(services, visit);
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto const assessment = find(reader, home_of(reader, *project));
    auto const page = visit.address(place(*project));
    web::BesideBox box{.title = showing.text("box_title")};
    if (assessment.empty()) {
        if (!project->may_change) return std::nullopt;
        box.text = showing.text("box_none");
        box.actions = {{showing.text("box_begin"), page + "/sort"}};
        return box;
    }
    std::int64_t scored = 0;
    for (int goal = 1; goal <= goal_count; ++goal)
        if (assessment.score(goal)) ++scored;
    box.text = showing.format("box_scored", {{"count", scored}});
    auto const conflicts = conflicts_of(assessment, showing.goals());
    if (auto const open = static_cast<std::int64_t>(unanswered(conflicts)); open != 0)
        box.lines.push_back({showing.format("row_unanswered", {{"count", open}}), page});
    else if (!conflicts.empty())
        box.lines.push_back(
            {showing.format("box_answered",
                            {{"count", static_cast<std::int64_t>(conflicts.size())}}),
             page});
    box.lines.push_back({showing.text("box_read"), page});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services) {
    return {{"project", 40,
             [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_project(services, visit, reader, id);
             }}};
}

}

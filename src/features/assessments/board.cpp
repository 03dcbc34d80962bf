// Harm without an answer, project by project.
#include "features/assessments/assessments.h"

#include "features/assessments/show.h"
#include "services/units/things.h"

namespace assessments {

namespace {

constexpr std::size_t most_looked_at = 500;

std::optional<web::BoardSection> conflicts(web::Services& services, web::Visit const& visit,
                                           db::Reader& reader, web::Board const& board) {
    Showing const showing(services, visit);
    web::BoardSection section{.title = showing.text("board_title"),
                              .text = showing.text("board_about")};
    for (auto const& given : board.given)
        for (auto const& id : units::store::given_to(reader, board.organisation, given, "project",
                                                     board.today, "", most_looked_at)) {
            auto const project = web::access_to(services, visit, reader, "project", id);
            if (!project || !project->may_see || project->id != id) continue;
            auto const assessment = find(reader, home_of(reader, *project));
            auto const open = unanswered(conflicts_of(assessment, showing.goals()));
            if (open == 0) continue;
            section.rows.push_back(
                {.title = project->title,
                 .path = place(*project),
                 .note =
                     showing.format("row_unanswered", {{"count", static_cast<std::int64_t>(open)}}),
                 .is_internal = !project->is_public});
        }
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    return {{web::Chapter::carries, 30, "conflicts",
             [&services](web::Visit const& visit, db::Reader& reader, web::Board const& board) {
                 return conflicts(services, visit, reader, board);
             }}};
}

}

// One box for a project, one for an organisation.
#include "features/outcomes/beside.h"

#include "features/outcomes/show.h"

namespace outcomes {

namespace {

std::optional<web::BesideBox> of_project(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view id) {
    Showing const showing(services, visit);
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto const statement = statement_of(reader, *project);
    bool const is_stated = statement && statement->state != State::withdrawn;
    auto const page = visit.address("/implemented/" + project->id);
    web::BesideBox box{.title = showing.text("box_title")};
    if (!is_stated) {
        if (!project->may_change) return std::nullopt;
        box.text = showing.text("box_none");
        box.actions = {{showing.text("box_state"), page + "/edit"}};
        return box;
    }
    box.text = standing_text(showing, *statement);
    box.lines = {{showing.text("box_read"), page}};
    if (project->may_change) box.actions = {{showing.text("form_change"), page + "/edit"}};
    box.thread_step = "implemented";
    box.thread_note = standing_tag(showing, statement->state);
    box.thread_url = page;
    box.is_reached = statement->state == State::confirmed;
    return box;
}

std::optional<web::BesideBox> of_organisation(web::Services& services, Counted& counted,
                                              web::Visit const& visit, std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    auto const counts = tally(*counted.now(), {.organisation = *organisation});
    if (counts == Tally()) return std::nullopt;
    auto const list = visit.address("/implemented?organisation=" + organisation->string());
    web::BesideBox box{.title = showing.text("count_title")};
    for (auto const standing : {Standing::confirmed, Standing::unconfirmed, Standing::ended})
        if (counts[standing] != 0 || standing == Standing::confirmed)
            box.lines.push_back({texts::number(visit.language, counts[standing]) + " " +
                                     showing.format("figure_" + std::string(name(standing)),
                                                    {{"count", counts[standing]}}),
                                 list + "&standing=" + std::string(name(standing)) + "#list"});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Counted> const& counted) {
    return {{"project", 20,
             [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_project(services, visit, reader, id);
             }},
            {"organisation", 20,
             [&services, counted](web::Visit const& visit, db::Reader&, std::string_view id) {
                 return of_organisation(services, *counted, visit, id);
             }}};
}

}

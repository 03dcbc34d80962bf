// What was taken back has never been there, and who sees a statement is who sees its project.
#include "features/outcomes/linked.h"

#include "features/outcomes/show.h"
#include "services/search/document.h"

namespace outcomes {

namespace {

std::vector<web::Link> links(db::Reader& reader, std::string_view id) {
    auto const statement = find(reader, id);
    if (!statement || statement->state == State::withdrawn) return {};
    return {{{"project", statement->project},
             {"implemented", statement->project},
             web::Relation::led_to}};
}

std::optional<web::Access> access_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const project = web::access_to(services, visit, reader, "project", id);
    auto const statement = project ? statement_of(reader, *project) : std::nullopt;
    if (!statement || statement->state == State::withdrawn) return std::nullopt;
    Showing const showing(services, visit);
    web::Access access{
        .may_see = project->may_see,
        .is_public = project->is_public,
        .organisation = project->organisation,
        .title = showing.format("thread_title", {{"since", showing.date(statement->told.since)}}),
        .path = "/implemented/" + project->id,
        .id = statement->project,
        .state = std::string(name(statement->state)),
        .note = standing_tag(showing, statement->state)};
    // Of what was merged there is one.
    for (auto const& one : project->also)
        if (one != statement->project) access.also.push_back(one);
    if (project->id != statement->project) access.also.push_back(project->id);
    return access;
}

}

web::SubjectKind subject(web::Services& services) {
    return {
        .kind = "implemented",
        .describe = [](db::Reader&, std::string_view) { return std::optional<search::Document>(); },
        .card = [](web::Visit const&, db::Reader&,
                   std::string_view) { return std::optional<templates::View>(); },
        .access = [&services](
                      web::Visit const& visit, db::Reader& reader,
                      std::string_view id) { return access_of(services, visit, reader, id); },
        .links = links};
}

std::vector<web::LinksBeside> links_beside() { return {{"project", links}}; }

}

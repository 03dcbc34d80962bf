// Drafts tell nobody of anything yet: only what is published is a link.
#include "features/knowledge/linked.h"

#include "features/knowledge/content_json.h"
#include "features/knowledge/relations.h"
#include "features/knowledge/store.h"
#include "features/knowledge/stories/store.h"

namespace knowledge {

namespace {

web::Link told_in(ProjectId project, stories::CaseId told) {
    return {{"project", project.string()}, {"case", told.string()}, web::Relation::told_in};
}

}

std::vector<web::Link> links_of_project(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> links;
    auto const project_id = ProjectId::parse(id);
    auto const project = project_id ? find(reader, *project_id) : std::nullopt;
    if (!project) return links;
    links = related_links(reader, project->id, content_of(project->fields).funder_number);
    for (auto const& told : stories::of_project(reader, project->id))
        links.push_back(told_in(project->id, told.of.id));
    return links;
}

std::vector<web::Link> links_of_case(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> links;
    auto const case_id = stories::CaseId::parse(id);
    auto const published = case_id ? stories::find_published(reader, *case_id) : std::nullopt;
    if (published)
        for (auto const& project : published->version.story.projects)
            links.push_back(told_in(project, *case_id));
    return links;
}

}

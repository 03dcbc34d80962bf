// Drafts tell nobody of anything yet: only what is published is a link.
#include "features/knowledge/linked.h"

#include "features/knowledge/stories/store.h"

namespace knowledge {

namespace {

web::Link told_in(ProjectId project, stories::CaseId told) {
    return {{"project", project.string()}, {"case", told.string()}, web::Relation::told_in};
}

}

std::vector<web::Link> links_of_project(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> links;
    if (auto const project = ProjectId::parse(id))
        for (auto const& told : stories::of_project(reader, *project))
            links.push_back(told_in(*project, told.of.id));
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

// Those who write in a project decide what is shown beside it, as they do for its texts.
#include "features/knowledge/access.h"

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/store.h"

namespace knowledge {

namespace {

/// Merging goes a few steps at most; more would be a circle.
constexpr int most_steps = 20;

void add_merged(db::Reader& reader, ProjectId id, std::vector<std::string>& ids, int steps) {
    if (steps == 0) return;
    for (auto const& other : merged_into(reader, id)) {
        ids.push_back(other.string());
        add_merged(reader, other, ids, steps - 1);
    }
}

}

std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const project_id = ProjectId::parse(id);
    auto project = project_id ? find(reader, *project_id) : std::nullopt;
    for (int step = 0; project && project->merged_into && step < most_steps; ++step)
        project = find(reader, *project->merged_into);
    if (!project) return std::nullopt;
    bool const writes = pages::may_write(services, visit, *project);
    web::Access access{.may_see = pages::may_see(services, visit, *project),
                       .may_change = writes,
                       .may_show = writes,
                       .may_tie = writes,
                       .is_public = project->visibility == Visibility::public_,
                       .organisation = project->organisation,
                       .title = title_in(content_of(project->fields).title, visit.language),
                       .path = project_path(*project),
                       .id = project->id.string()};
    add_merged(reader, project->id, access.also, most_steps);
    return access;
}

}

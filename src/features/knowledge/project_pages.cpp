// Who may come to a project, and as whom.
#include "features/knowledge/project_pages.h"

#include "features/knowledge/pages.h"

namespace knowledge::pages {

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "knowledge." + std::string(id));
}

Project editable(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto project = http::found(find(reader, visit.id<ProjectId>()));
    if (project.merged_into) throw http::NotFound();
    if (!may_write(services, visit, project)) throw http::Forbidden();
    return project;
}

Project visible(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto project = http::found(find(reader, visit.id<ProjectId>()));
    if (!may_see(services, visit, project)) throw http::NotFound();
    return project;
}

Hand hand_of(web::Services& services, web::Visit const& visit,
             organisations::Directory const& directory) {
    return {services.activity, directory, services.now(), visit.viewer.member};
}

}

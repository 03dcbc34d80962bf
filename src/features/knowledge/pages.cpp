// Request in, page out.
#include "features/knowledge/pages.h"

#include "features/knowledge/content_json.h"
#include "features/knowledge/found.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/reading_first.h"
#include "features/knowledge/store.h"
#include "services/attachments/attachments.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/tags/tags.h"

namespace knowledge::pages {

namespace {

bool may_over(web::Services& services, web::Visit const& visit, Project const& project,
              permissions::Permission permission) {
    return knowledge::may_over(services, visit.viewer, permission, project.organisation,
                               {"project", project.id.string()});
}

}

bool may_see(web::Services& services, web::Visit const& visit, Project const& project) {
    return project.visibility == Visibility::public_ || may_write(services, visit, project);
}

bool may_write(web::Services& services, web::Visit const& visit, Project const& project) {
    return may_over(services, visit, project, permissions::Permission::contribute);
}

bool may_coordinate(web::Services& services, web::Visit const& visit, Project const& project) {
    return may_over(services, visit, project, permissions::Permission::coordinate);
}

bool sees_persons(web::Services& services, web::Visit const& visit, Project const& project) {
    return may_coordinate(services, visit, project);
}

http::Response project(web::Services& services, PlaceMap const& map, web::Visit const& visit) {
    auto reader = services.database.read();
    auto found = http::found(find(reader, visit.id<ProjectId>()));
    if (found.merged_into) {
        auto const kept = http::found(find(reader, *found.merged_into));
        return http::moved(visit.address(project_path(kept)));
    }
    if (!may_see(services, visit, found)) throw http::NotFound();
    if (visit.part("slug") != found.slug) return http::moved(visit.address(project_path(found)));

    ProjectShown shown{.project = std::move(found), .records = {}, .similar = {}};
    shown.records = records(reader, shown.project.id);
    shown.contacts = public_contacts(reader, shown.project.id);
    if (sees_persons(services, visit, shown.project))
        shown.persons = persons_named(shown.records).size();
    activity::Subject const subject{"project", shown.project.id.string()};
    shown.unit = unit_of(services, shown.project.organisation, subject);
    shown.may_edit = may_write(services, visit, shown.project);
    shown.may_place = may_place(services, visit.viewer, shown.project.organisation, subject);
    shown.beside = web::boxes_beside(services, visit, reader, subject.kind, subject.id);
    shown.similar = services.search.similar({subject.kind, subject.id}, 5, visit.language,
                                            viewer_terms(services, visit.viewer));
    auto const directory = services.organisations.directory();
    auto const content = content_of(shown.project.fields);
    red_thread::Line const line(services, visit, reader, subject);
    auto view = project_view(visit, services.pages, shown, *directory, services.goals, line,
                             basics::day_in_stockholm(services.now()));
    auto place_map = map.view(visit, services.pages, content, *directory);
    view.set("has_place_map", place_map.has_value());
    if (place_map) view.set("place_map", *std::move(place_map));
    view.merge(attachments::list_view(services, visit, reader, subject));
    view.merge(tags::list_view(services, visit, reader, subject));
    web::PageOptions options{.title = title_in(content.title, visit.language),
                             .unlisted = shown.project.visibility == Visibility::hidden,
                             .json_ld = project_json_ld(visit, services.pages, shown.project)};
    if (shown.may_edit && visit.request.query.text("sent") == "words")
        options.notices.push_back(
            web::notice("done", words_wait(services, visit, shown.project.organisation)));
    return services.pages.page(visit, "knowledge/project", std::move(view), std::move(options));
}

}

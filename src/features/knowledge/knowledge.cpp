// The feature at a glance: all that it offers the rest of the program.
#include "features/knowledge/knowledge.h"

#include "features/knowledge/access.h"
#include "features/knowledge/api.h"
#include "features/knowledge/connectors/connectors.h"
#include "features/knowledge/editing.h"
#include "features/knowledge/found.h"
#include "features/knowledge/import_pages.h"
#include "features/knowledge/linked.h"
#include "features/knowledge/mapping_pages.h"
#include "features/knowledge/moderated.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/persons_pages.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/stories/stories.h"
#include "platform/logging/log.h"
#include "services/attachments/attachments.h"
#include "services/organisations/shelf.h"
#include "services/tags/tags.h"
#include "services/units/things.h"

namespace knowledge {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    auto importer = std::make_shared<Importer>(services, [&services](std::string const& why) {
        services.log.write(logging::Level::error, "import_failed", {{"why", why}});
    });
    auto with_importer = [&services, importer](auto page) {
        return [&services, importer, page](web::Visit const& visit) {
            return page(services, *importer, visit);
        };
    };
    auto map = std::make_shared<PlaceMap const>(services.resources);
    auto with_map = [&services, map](auto page) {
        return
            [&services, map, page](web::Visit const& visit) { return page(services, *map, visit); };
    };
    auto describe_project = [&services](db::Reader& reader,
                                        std::string_view id) -> std::optional<search::Document> {
        auto const project_id = ProjectId::parse(id);
        auto const project = project_id ? find(reader, *project_id) : std::nullopt;
        if (!project) return std::nullopt;
        auto const today = basics::day_in_stockholm(services.now());
        auto const stays =
            units::store::stays(reader, project->organisation, {"project", project->id.string()});
        auto document = found_as(*project, *services.organisations.directory(), today,
                                 units::given_on(stays, today));
        if (!document) return document;
        attachments::add_to(*document, reader, {"project", project->id.string()});
        tags::add_to(*document, reader, {"project", project->id.string()});
        return document;
    };
    auto project_card_of = [&services](web::Visit const& visit, db::Reader& reader,
                                       std::string_view id) -> std::optional<web::View> {
        auto const project_id = ProjectId::parse(id);
        auto const project = project_id ? find(reader, *project_id) : std::nullopt;
        if (!project) return std::nullopt;
        return project_card(visit, services.pages, *project,
                            basics::day_in_stockholm(services.now()));
    };
    web::Feature made{
        .name = "knowledge",
        .pages =
            {
                {get, "/projects/new", Permission::contribute, on(pages::new_project)},
                {post, "/projects/new", Permission::contribute, on(pages::create_project)},
                {get, "/projects/{id}", Permission::everyone, with_map(pages::project)},
                web::shared(
                    {get, "/projects/{id}/{slug}", Permission::everyone, with_map(pages::project)}),
                {get, "/projects/{id}/{slug}/edit", Permission::contribute,
                 on(pages::edit_project)},
                {post, "/projects/{id}/{slug}/edit", Permission::contribute,
                 on(pages::save_project)},
                {get, "/projects/{id}/{slug}/suggest", Permission::everyone,
                 on(pages::show_suggest)},
                {post, "/projects/{id}/{slug}/suggest", Permission::everyone, on(pages::suggest)},
                {post, "/projects/{id}/suggestions/{suggestion}/settle", Permission::contribute,
                 on(pages::settle_suggestion)},
                {post, "/projects/{id}/visibility", Permission::coordinate, on(pages::set_hidden)},
                {get, "/projects/{id}/{slug}/history", Permission::everyone, on(pages::history)},
                {get, "/projects/{id}/{slug}/sources", Permission::everyone, on(pages::sources)},
                {get, "/projects/{id}/{slug}/persons", Permission::coordinate, on(pages::persons)},
                {post, "/projects/{id}/persons/publish", Permission::coordinate,
                 on(pages::publish_person)},
                {post, "/projects/{id}/persons/withdraw", Permission::coordinate,
                 on(pages::withdraw_person)},
                {post, "/projects/{id}/persons/remove", Permission::coordinate,
                 on(pages::remove_person)},
                {get, "/import", Permission::coordinate, with_importer(pages::imports)},
                {post, "/import", Permission::coordinate, with_importer(pages::start_import),
                 web::upload_limit},
                {get, "/import/{id}", Permission::coordinate, with_importer(pages::show_import)},
                {post, "/import/{id}/mapping", Permission::coordinate,
                 with_importer(pages::map_import)},
                {post, "/import/{id}/run", Permission::coordinate,
                 with_importer(pages::run_import)},
                {post, "/import/{id}/give-up", Permission::coordinate,
                 with_importer(pages::give_up_import)},
                {get, "/duplicates", Permission::coordinate, on(pages::duplicates)},
                {post, "/duplicates", Permission::coordinate, on(pages::decide_duplicate)},
                {post, "/duplicates/undo", Permission::coordinate, on(pages::undo_duplicate)},
            },
        .machine =
            {
                {get, "/api/v1/projects", Permission::everyone, on(api::projects)},
                {post, "/api/v1/projects", Permission::contribute, on(api::create)},
                {get, "/api/v1/projects/{id}", Permission::everyone, on(api::project)},
                {patch, "/api/v1/projects/{id}", Permission::contribute, on(api::change)},
            },
        .menu = {{"knowledge.knowledge_bank", "/search", 10}},
        .subjects = {{"project", describe_project, project_card_of,
                      [&services](web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) {
                          return access_to(services, visit, reader, id);
                      },
                      moderated(services), nullptr, links_of_project}},
        .begin_work =
            [importer] {
                importer->begin_work();
                return std::shared_ptr<void>(importer.get(),
                                             [importer](void*) { importer->end_work(); });
            },
        .changed_elsewhere = [importer] { importer->take_up(); },
    };
    stories::add_to(made, services);
    connectors::add_to(made, services);
    return made;
}

}

// Routes, and the work that begins when the site is served.
#include "features/knowledge/connectors/connectors.h"

#include "features/knowledge/connectors/pages.h"
#include "platform/settings/settings.h"

namespace knowledge::connectors {

void add_to(web::Feature& feature, web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto const runner =
        std::make_shared<Runner>(services, outbound::Client(services.settings.outbound));
    auto on = [&services, runner](auto page) {
        return [&services, runner, page](web::Visit const& visit) {
            return page(services, *runner, visit);
        };
    };
    for (auto& route : std::vector<web::Route>{
             {get, "/connectors", Permission::lead, on(pages::list)},
             {get, "/connectors/new", Permission::lead, on(pages::begin)},
             {post, "/connectors/new", Permission::lead, on(pages::create)},
             {get, "/connectors/{id}", Permission::lead, on(pages::show)},
             {get, "/connectors/{id}/edit", Permission::lead, on(pages::edit)},
             {post, "/connectors/{id}/edit", Permission::lead, on(pages::save)},
             {post, "/connectors/{id}/run", Permission::lead, on(pages::run)},
             {post, "/connectors/{id}/pause", Permission::lead, on(pages::pause)},
             {post, "/connectors/{id}/resume", Permission::lead, on(pages::resume)},
             {get, "/connectors/{id}/remove", Permission::lead, on(pages::show_remove)},
             {post, "/connectors/{id}/remove", Permission::lead, on(pages::remove)},
         })
        feature.pages.push_back(std::move(route));
    feature.begin_work = [before = feature.begin_work, runner] {
        auto others = before ? before() : nullptr;
        runner->begin_work();
        return std::shared_ptr<void>(runner.get(), [others, runner](void*) { runner->end_work(); });
    };
}

}

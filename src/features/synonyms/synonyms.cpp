// The feature at a glance.
#include "features/synonyms/synonyms.h"

#include "features/synonyms/api.h"
#include "features/synonyms/pages.h"

namespace synonyms {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto keeper = std::make_shared<Keeper>(services);
    auto on = [&services, keeper](auto page) {
        return [&services, keeper, page](web::Visit const& visit) {
            return page(services, *keeper, visit);
        };
    };
    return {
        .name = "synonyms",
        .pages =
            {
                {get, "/synonyms", Permission::lead, on(pages::list)},
                {get, "/synonyms/new", Permission::lead, on(pages::show_new)},
                {post, "/synonyms/new", Permission::lead, on(pages::create)},
                {get, "/synonyms/{id}", Permission::lead, on(pages::show)},
                {post, "/synonyms/{id}", Permission::lead, on(pages::change)},
                {post, "/synonyms/{id}/visibility", Permission::lead, on(pages::set_hidden)},
            },
        .machine =
            {
                {get, "/api/v1/synonyms", Permission::everyone, on(api::list)},
                {post, "/api/v1/synonyms", Permission::lead, on(api::create)},
                {post, "/api/v1/synonyms/{id}", Permission::lead, on(api::change)},
            },
        .changed_elsewhere = [keeper] { keeper->refresh(); },
    };
}

}

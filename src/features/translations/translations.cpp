// The feature at a glance.
#include "features/translations/translations.h"

#include "features/translations/pages.h"

namespace translations {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    constexpr std::size_t file_limit = std::size_t{2} * 1024 * 1024;
    auto keeper = std::make_shared<Keeper>(services);
    auto on = [&services, keeper](auto page) {
        return [&services, keeper, page](web::Visit const& visit) {
            return page(services, *keeper, visit);
        };
    };
    return {
        .name = "translations",
        .pages =
            {
                {get, "/translations", Permission::lead, on(pages::list)},
                {get, "/translations/{language}", Permission::lead, on(pages::show)},
                {get, "/translations/{language}/file/{table}", Permission::lead,
                 on(pages::download)},
                {post, "/translations/{language}/file", Permission::lead, on(pages::take_in),
                 file_limit},
                {get, "/translations/{language}/texts/{text}", Permission::lead,
                 on(pages::show_text)},
                {post, "/translations/{language}/texts/{text}", Permission::lead,
                 on(pages::save_text)},
            },
        .changed_elsewhere = [keeper] { keeper->refresh(); },
    };
}

}

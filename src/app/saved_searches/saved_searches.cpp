// The followed searches at a glance.
#include "app/saved_searches/saved_searches.h"

#include "app/saved_searches/api.h"
#include "app/saved_searches/pages.h"

namespace saved_searches {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto news = std::make_shared<News>(services);
    services.pages.add_news([news](web::Visit const& visit) {
        return web::News{.count = news->searches_with_news(visit),
                         .path = "/account/searches",
                         .text = "saved_searches.menu_news"};
    });
    auto on = [&services, news](auto handler) {
        return [&services, news, handler](web::Visit const& visit) {
            return handler(services, *news, visit);
        };
    };
    return {
        .name = "saved_searches",
        .pages =
            {
                {get, "/account/searches", Permission::member, on(pages::list)},
                {post, "/account/searches", Permission::member, on(pages::follow)},
                {post, "/account/searches/seen", Permission::member, on(pages::see_all)},
                {post, "/account/searches/{id}/open", Permission::member, on(pages::open)},
                {post, "/account/searches/{id}/rename", Permission::member, on(pages::rename)},
                {post, "/account/searches/{id}/remove", Permission::member, on(pages::remove)},
            },
        .machine =
            {
                {get, "/api/v1/saved-searches", Permission::member, on(api::list)},
                {post, "/api/v1/saved-searches", Permission::member, on(api::follow)},
                {post, "/api/v1/saved-searches/{id}", Permission::member, on(api::change)},
            },
    };
}

}

// Following and being told at a glance.
#include "app/notifications/notifications.h"

#include "app/notifications/api.h"
#include "app/notifications/pages.h"
#include "app/notifications/weeded.h"

namespace notifications {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto telling = std::make_shared<Telling>(services);
    services.pages.add_news([telling](web::Visit const& visit) {
        return web::News{.count = static_cast<std::size_t>(telling->unseen(visit.viewer.member)),
                         .path = "/account/notifications",
                         .text = "notifications.menu_news"};
    });
    auto on = [&services, telling](auto handler) {
        return [&services, telling, handler](web::Visit const& visit) {
            return handler(services, *telling, visit);
        };
    };
    return {
        .name = "notifications",
        .pages =
            {
                {get, "/account/notifications", Permission::member, on(pages::list)},
                {post, "/account/notifications", Permission::member, on(pages::see)},
                {get, "/follow/{kind}/{id}", Permission::member, on(pages::show_follow)},
                {post, "/follow/{kind}/{id}", Permission::member, on(pages::follow)},
                {post, "/follow/{kind}/{id}/stop", Permission::member, on(pages::stop)},
                {get, "/letters/{end}", Permission::everyone, on(pages::show_end)},
                {post, "/letters/{end}", Permission::everyone, on(pages::end)},
            },
        .machine =
            {
                {get, "/one-click/{end}", Permission::everyone, on(pages::to_end)},
                {post, "/one-click/{end}", Permission::everyone, on(pages::one_click)},
                {get, "/api/v1/notifications", Permission::member, on(api::list)},
                {post, "/api/v1/notifications/seen", Permission::member, on(api::see)},
                {get, "/api/v1/follows", Permission::member, on(api::followed)},
                {post, "/api/v1/follows", Permission::member, on(api::follow)},
            },
        .begin_work = [telling] { return telling->begin_work(); },
        .changed_elsewhere = [telling] { telling->forget(); },
        .forget_subject = forget_subject,
    };
}

}

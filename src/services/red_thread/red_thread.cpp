// The red thread at a glance: all that it offers the rest of the program.
#include "services/red_thread/red_thread.h"

#include <stdexcept>

#include "services/red_thread/looking.h"
#include "services/red_thread/pages.h"
#include "services/red_thread/rules.h"
#include "services/red_thread/store.h"

namespace red_thread {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "red_thread",
        .pages =
            {
                {get, "/red-thread/{kind}/{subject}", Permission::everyone, on(pages::show)},
                {get, "/red-thread/{kind}/{subject}/tie", Permission::contribute,
                 on(pages::show_tie)},
                {post, "/red-thread/{kind}/{subject}/tie", Permission::contribute, on(pages::tie)},
                {post, "/red-thread/{kind}/{subject}/untie", Permission::contribute,
                 on(pages::untie)},
            },
        .machine =
            {
                {get, "/api/v1/red-thread/{kind}/{subject}", Permission::everyone, on(api::show)},
                {post, "/api/v1/red-thread/{kind}/{subject}", Permission::contribute, on(api::tie)},
                {del, "/api/v1/red-thread/{kind}/{subject}/{other_kind}/{other}",
                 Permission::contribute, on(api::untie)},
            },
        .forget_subject = forget_subject,
    };
}

std::vector<activity::Subject> came_from(web::Services& services, db::Reader& reader,
                                         activity::Subject const& subject) {
    http::Request const nobody_asks;
    web::Visit const visit{.request = nobody_asks};
    Looking looking(services, visit, reader);
    auto const chain = grown(subject, looking.look_up(), [](Subject const&) { return true; });
    return chain ? ancestors(*chain) : std::vector<activity::Subject>();
}

void add_demo_tie(web::Services& services, activity::Subject const& earlier,
                  activity::Subject const& later, members::MemberId const& by) {
    auto const relation = relation_between(earlier.kind, later.kind);
    if (!relation) throw std::runtime_error(later.kind + " does not come from " + earlier.kind);
    auto tx = services.database.begin();
    if (add(tx, {{earlier, later, *relation}, services.now(), by})) tx.commit();
}

}

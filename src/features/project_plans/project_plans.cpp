// The feature at a glance: all that it offers the rest of the program.
#include "features/project_plans/project_plans.h"

#include "features/project_plans/pages.h"

namespace project_plans {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

}

web::Feature feature(web::Services& services) {
    return {
        .name = "project_plans",
        .pages =
            {
                {get, "/plans/{id}", Permission::everyone, on(services, show_plan)},
                {get, "/plans/{id}/{part}/new", Permission::contribute, on(services, show_new)},
                {post, "/plans/{id}/{part}/new", Permission::contribute, on(services, save_new)},
                {get, "/plans/{id}/{part}/{entry}", Permission::contribute,
                 on(services, show_entry)},
                {post, "/plans/{id}/{part}/{entry}", Permission::contribute,
                 on(services, save_entry)},
                {post, "/plans/{id}/{part}/{entry}/remove", Permission::contribute,
                 on(services, remove_entry)},
            },
        .machine =
            {
                {get, "/api/v1/plans/{id}", Permission::everyone, on(services, api::show)},
                {post, "/api/v1/plans/{id}/{part}", Permission::contribute, on(services, api::add)},
                {http::Method::put, "/api/v1/plans/{id}/{part}/{entry}", Permission::contribute,
                 on(services, api::change)},
                {post, "/api/v1/plans/{id}/{part}/{entry}/remove", Permission::contribute,
                 on(services, api::remove)},
                {get, "/api/v1/export/plans.csv", Permission::everyone, on(services, api::csv)},
            },
        .forget_subject = forget_subject,
        .beside = beside(services),
    };
}

}

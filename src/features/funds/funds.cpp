// The feature at a glance: all that it offers the rest of the program.
#include "features/funds/funds.h"

#include "features/funds/pages.h"
#include "features/funds/reminding.h"

namespace funds {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

template <class Handler>
web::Handler limited(web::Services& services, std::shared_ptr<Limits> const& limits,
                     Handler handler) {
    return [&services, limits, handler](web::Visit const& visit) {
        return handler(services, *limits, visit);
    };
}

}

web::Feature feature(web::Services& services) {
    using enum Permission;
    auto const limits = std::make_shared<Limits>();
    auto const reminding = std::make_shared<Reminding>(services);
    return {
        .name = "funds",
        .pages =
            {
                {get, "/funds", everyone, on(services, show_all)},
                {get, "/funds/new", coordinate, on(services, show_new)},
                {post, "/funds/new", coordinate, on(services, add_new)},
                {get, "/funds/{id}", everyone, on(services, show_one)},
                {get, "/funds/{id}/edit", coordinate, on(services, show_edit)},
                {post, "/funds/{id}/edit", coordinate, on(services, save)},
                {get, "/funds/{id}/apply", member, on(services, show_form)},
                {post, "/funds/{id}/apply", member, limited(services, limits, send_form)},
                {get, "/funds/{id}/applications/{application}", everyone,
                 on(services, show_application)},
                {post, "/funds/{id}/applications/{application}", member, on(services, work_with)},
            },
        .machine =
            {
                {get, "/api/v1/funds", everyone, on(services, api::list)},
                {get, "/api/v1/funds/{id}", everyone, on(services, api::show)},
                {post, "/api/v1/funds/{id}/applications", member,
                 limited(services, limits, api::apply)},
                {get, "/api/v1/export/funds.csv", everyone, on(services, api::csv)},
            },
        .begin_work = [reminding] { return reminding->begin_work(); },
    };
}

}

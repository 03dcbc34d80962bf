// The feature at a glance: all that it offers the rest of the program.
#include "features/calls/calls.h"

#include "features/calls/found.h"
#include "features/calls/noticing.h"
#include "features/calls/pages.h"

namespace calls {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

std::vector<web::Route> page_routes(web::Services& services) {
    auto const limits = std::make_shared<Limits>();
    return {
        {get, "/calls", Permission::everyone, on(services, list)},
        {get, "/calls.atom", Permission::everyone, on(services, feed)},
        {get, "/calls/new", Permission::coordinate, on(services, show_new)},
        {post, "/calls/new", Permission::coordinate,
         [&services, limits](web::Visit const& visit) {
             return make_new(services, *limits, visit);
         }},
        {get, "/calls/{id}", Permission::everyone, on(services, show)},
        {get, "/calls/{id}/edit", Permission::coordinate, on(services, show_edit)},
        {post, "/calls/{id}/edit", Permission::coordinate, on(services, edit)},
        {get, "/calls/{id}/questions", Permission::coordinate, on(services, show_questions)},
        {post, "/calls/{id}/questions", Permission::coordinate, on(services, change_questions)},
        {get, "/calls/{id}/work", Permission::coordinate, on(services, show_work)},
        {post, "/calls/{id}/work", Permission::coordinate, on(services, work)},
        {get, "/calls/{id}/{slug}", Permission::everyone, on(services, show)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const noticing = std::make_shared<Noticing>(services);
    return {
        .name = "calls",
        .pages = page_routes(services),
        .machine =
            {
                {get, "/api/v1/calls", Permission::everyone, on(services, api::list)},
                {get, "/api/v1/calls/{id}", Permission::everyone, on(services, api::show)},
                {get, "/api/v1/calls/{id}/contributions", Permission::everyone,
                 on(services, api::contributions)},
            },
        .menu = {{"calls.title", "/calls", 14}},
        .subjects = {subject(services)},
        .begin_work = [noticing] { return noticing->begin_work(); },
        .beside = beside(services),
    };
}

}

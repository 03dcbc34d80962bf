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

std::vector<web::Route> page_routes(web::Services& services,
                                    std::shared_ptr<Limits> const& limits) {
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

std::vector<web::Route> machine_routes(web::Services& services,
                                       std::shared_ptr<Limits> const& limits) {
    return {
        {get, "/api/v1/calls", Permission::everyone, on(services, api::list)},
        {post, "/api/v1/calls", Permission::coordinate,
         [&services, limits](web::Visit const& visit) {
             return api::make_new(services, *limits, visit);
         }},
        {get, "/api/v1/calls/{id}", Permission::everyone, on(services, api::show)},
        {patch, "/api/v1/calls/{id}", Permission::coordinate, on(services, api::patch)},
        {post, "/api/v1/calls/{id}/work", Permission::coordinate, on(services, api::work)},
        {get, "/api/v1/calls/{id}/contributions", Permission::everyone,
         on(services, api::contributions)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const limits = std::make_shared<Limits>();
    auto const noticing = std::make_shared<Noticing>(services);
    return {
        .name = "calls",
        .pages = page_routes(services, limits),
        .machine = machine_routes(services, limits),
        .menu = {{"calls.title", "/calls", 14}},
        .subjects = {subject(services)},
        .begin_work = [noticing] { return noticing->begin_work(); },
        .beside = beside(services),
    };
}

}

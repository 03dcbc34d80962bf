// The feature at a glance: all that it offers the rest of the program.
#include "features/adoptions/adoptions.h"

#include "features/adoptions/asking.h"
#include "features/adoptions/beside.h"
#include "features/adoptions/linked.h"
#include "features/adoptions/pages.h"

namespace adoptions {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

/// The same with what the handler keeps between visits.
template <class Kept, class Handler>
web::Handler with(web::Services& services, std::shared_ptr<Kept> const& kept, Handler handler) {
    return [&services, kept, handler](web::Visit const& visit) {
        return handler(services, *kept, visit);
    };
}

template <class Handler>
web::Handler behind(std::shared_ptr<letter_links::Door> const& door, Handler handler) {
    return [door, handler](web::Visit const& visit) { return handler(*door, visit); };
}

std::vector<web::Route> machine_routes(web::Services& services,
                                       std::shared_ptr<Register> const& kept) {
    return {
        {get, "/api/v1/adoptions", Permission::everyone, with(services, kept, api::list)},
        {post, "/api/v1/adoptions", Permission::contribute, on(services, api::begin)},
        {get, "/api/v1/adoptions/count", Permission::everyone, with(services, kept, api::count)},
        {get, "/api/v1/adoptions/{id}", Permission::everyone, on(services, api::show)},
        {http::Method::put, "/api/v1/adoptions/{id}", Permission::contribute,
         on(services, api::save)},
        {get, "/api/v1/export/adoptions.csv", Permission::everyone, with(services, kept, api::csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const kept = std::make_shared<Register>(services);
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const asking = std::make_shared<Asking>(services);
    auto const land = std::make_shared<web::Land const>(services.resources);
    return {
        .name = "adoptions",
        .pages =
            {
                {get, "/adoptions", Permission::everyone, with(services, kept, show_list)},
                {get, "/adoptions/new", Permission::member, on(services, show_begin)},
                {post, "/adoptions/new", Permission::contribute, on(services, send_begin)},
                {get, "/adoptions/thanks", Permission::everyone, on(services, show_thanks)},
                {get, "/adoptions/answer/{link}", Permission::everyone,
                 behind(door, show_question)},
                {post, "/adoptions/answer/{link}", Permission::everyone, behind(door, send_answer)},
                {get, "/adoptions/{id}", Permission::everyone, on(services, show_adoption)},
                {get, "/adoptions/{id}/edit", Permission::contribute, on(services, show_form)},
                {post, "/adoptions/{id}/edit", Permission::contribute, on(services, save)},
                {get, "/spread/{kind}/{id}", Permission::everyone,
                 [&services, kept, land](web::Visit const& visit) {
                     return show_spread(services, *kept, *land, visit);
                 }},
                {get, "/spread/{kind}/{id}/package", Permission::everyone,
                 on(services, show_package)},
                {get, "/spread/{kind}/{id}/package.zip", Permission::everyone,
                 on(services, send_package)},
                {get, "/matches/{id}", Permission::everyone, with(services, kept, show_matches)},
                {post, "/adoptions/{id}/verify", Permission::contribute,
                 on(services, send_verified)},
            },
        .machine = machine_routes(services, kept),
        .subjects = {subject(services)},
        .begin_work = [asking] { return asking->begin_work(); },
        .forget_subject = forget_subject,
        .beside = beside(services, kept),
        .links_beside = links_beside(),
    };
}

}

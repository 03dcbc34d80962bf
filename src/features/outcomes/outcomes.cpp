// The feature at a glance: all that it offers the rest of the program.
#include "features/outcomes/outcomes.h"

#include "features/outcomes/asking.h"
#include "features/outcomes/beside.h"
#include "features/outcomes/linked.h"
#include "features/outcomes/pages.h"

namespace outcomes {

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
                                       std::shared_ptr<Counted> const& counted,
                                       std::shared_ptr<Limits> const& limits) {
    return {
        {get, "/api/v1/implemented", Permission::everyone, with(services, counted, api::list)},
        {get, "/api/v1/implemented/count", Permission::everyone,
         with(services, counted, api::count)},
        {get, "/api/v1/implemented/{id}", Permission::everyone, on(services, api::show)},
        {http::Method::put, "/api/v1/implemented/{id}", Permission::contribute,
         with(services, limits, api::save)},
        {get, "/api/v1/export/implemented.csv", Permission::everyone,
         with(services, counted, api::csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const counted = std::make_shared<Counted>(services);
    auto const limits = std::make_shared<Limits>();
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const asking = std::make_shared<Asking>(services);
    return {
        .name = "outcomes",
        .pages =
            {
                {get, "/implemented", Permission::everyone, with(services, counted, show_count)},
                {get, "/implemented/thanks", Permission::everyone, on(services, show_thanks)},
                {get, "/implemented/answer/{link}", Permission::everyone,
                 behind(door, show_question)},
                {post, "/implemented/answer/{link}", Permission::everyone,
                 behind(door, send_answer)},
                {get, "/implemented/{id}", Permission::everyone, on(services, show_statement)},
                {get, "/implemented/{id}/edit", Permission::contribute, on(services, show_form)},
                {post, "/implemented/{id}/edit", Permission::contribute,
                 with(services, limits, save)},
                {post, "/implemented/{id}/again", Permission::contribute,
                 with(services, limits, send_again)},
                {post, "/implemented/{id}/withdraw", Permission::contribute,
                 on(services, take_back)},
            },
        .machine = machine_routes(services, counted, limits),
        .subjects = {subject(services)},
        .begin_work = [asking] { return asking->begin_work(); },
        .lifetimes = lifetime_rules(),
        .forget_subject = forget_subject,
        .beside = beside(services, counted),
        .links_beside = links_beside(),
    };
}

}

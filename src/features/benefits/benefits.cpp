// The feature at a glance: all that it offers the rest of the program.
#include "features/benefits/benefits.h"

#include "features/benefits/asking.h"
#include "features/benefits/linked.h"
#include "features/benefits/pages.h"

namespace benefits {

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

std::vector<web::Route> page_routes(web::Services& services, std::shared_ptr<Register> const& all,
                                    std::shared_ptr<Limits> const& limits,
                                    std::shared_ptr<letter_links::Door> const& door) {
    return {
        {get, "/benefits", Permission::everyone, with(services, all, show_totals)},
        {get, "/benefits/thanks", Permission::everyone, on(services, show_thanks)},
        {get, "/benefits/answer/{link}", Permission::everyone, behind(door, show_question)},
        {post, "/benefits/answer/{link}", Permission::everyone, behind(door, send_answer)},
        {get, "/benefits/report/{link}", Permission::everyone, behind(door, show_report)},
        {post, "/benefits/report/{link}", Permission::everyone, behind(door, send_report)},
        {get, "/benefits/{id}", Permission::everyone, on(services, show_benefits)},
        {get, "/benefits/{id}/new", Permission::contribute, on(services, show_new)},
        {post, "/benefits/{id}/new", Permission::contribute, with(services, limits, save_new)},
        {get, "/benefits/{id}/{benefit}", Permission::contribute, on(services, show_benefit)},
        {post, "/benefits/{id}/{benefit}", Permission::contribute,
         with(services, limits, save_benefit)},
        {get, "/benefits/{id}/{benefit}/value", Permission::contribute, on(services, show_value)},
        {post, "/benefits/{id}/{benefit}/value", Permission::contribute,
         with(services, limits, save_value)},
        {post, "/benefits/{id}/{benefit}/again", Permission::contribute,
         with(services, limits, ask_again)},
        {post, "/benefits/{id}/{benefit}/end", Permission::contribute, on(services, end_benefit)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services,
                                       std::shared_ptr<Register> const& all,
                                       std::shared_ptr<Limits> const& limits) {
    return {
        {get, "/api/v1/benefits", Permission::everyone, with(services, all, api::list)},
        {get, "/api/v1/benefits/totals", Permission::everyone, with(services, all, api::totals)},
        {get, "/api/v1/benefits/{id}", Permission::everyone, on(services, api::show)},
        {post, "/api/v1/benefits/{id}", Permission::contribute, with(services, limits, api::add)},
        {http::Method::put, "/api/v1/benefits/{id}/{benefit}", Permission::contribute,
         with(services, limits, api::change)},
        {http::Method::put, "/api/v1/benefits/{id}/{benefit}/values/{year}", Permission::contribute,
         with(services, limits, api::measure)},
        {get, "/api/v1/export/benefits.csv", Permission::everyone, with(services, all, api::csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const all = std::make_shared<Register>(services);
    auto const limits = std::make_shared<Limits>();
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const asking = std::make_shared<Asking>(services);
    return {
        .name = "benefits",
        .pages = page_routes(services, all, limits, door),
        .machine = machine_routes(services, all, limits),
        .subjects = {subject(services)},
        .begin_work = [asking] { return asking->begin_work(); },
        .lifetimes = lifetime_rules(),
        .forget_subject = forget_subject,
        .beside = beside(services, all),
        .links_beside = links_beside(),
    };
}

}

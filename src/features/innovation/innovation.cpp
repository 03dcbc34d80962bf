// The feature at a glance: all that it offers the rest of the program.
#include "features/innovation/innovation.h"

#include "features/innovation/beside.h"
#include "features/innovation/pages.h"
#include "features/innovation/reminding.h"

namespace innovation {

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
        {get, "/api/v1/innovation", Permission::everyone, with(services, counted, api::list)},
        {get, "/api/v1/innovation/funnel", Permission::everyone,
         with(services, counted, api::funnel)},
        {get, "/api/v1/innovation/{id}", Permission::everyone, on(services, api::show)},
        {post, "/api/v1/innovation/{id}/gates", Permission::contribute,
         with(services, limits, api::ask)},
        {get, "/api/v1/innovation/{id}/decisions", Permission::everyone,
         on(services, api::decisions)},
        {get, "/api/v1/innovation/{id}/conditions", Permission::everyone,
         on(services, api::conditions)},
        {post, "/api/v1/innovation/{id}/gates/{gate}/decision", Permission::contribute,
         on(services, api::decide)},
        {post, "/api/v1/innovation/{id}/gates/{gate}/withdrawal", Permission::contribute,
         on(services, api::withdraw_gate)},
        {post, "/api/v1/innovation/{id}/gates/{gate}/addenda", Permission::contribute,
         on(services, api::add_to_gate)},
        {post, "/api/v1/innovation/{id}/gates/{gate}/conditions/{condition}",
         Permission::contribute, with(services, limits, api::work_on_condition)},
        {get, "/api/v1/export/innovation.csv", Permission::everyone,
         with(services, counted, api::csv)},
    };
}

std::vector<web::Route> trial_routes(web::Services& services,
                                     std::shared_ptr<Limits> const& limits) {
    return {
        {get, "/api/v1/innovation/{id}/experiments", Permission::everyone,
         on(services, api::trials)},
        {post, "/api/v1/innovation/{id}/experiments", Permission::contribute,
         on(services, api::new_trial)},
        {get, "/api/v1/innovation/{id}/experiments/{experiment}", Permission::everyone,
         on(services, api::trial)},
        {http::Method::put, "/api/v1/innovation/{id}/experiments/{experiment}",
         Permission::contribute, on(services, api::change_trial)},
        {post, "/api/v1/innovation/{id}/experiments/{experiment}/result", Permission::contribute,
         on(services, api::finish_trial)},
        {post, "/api/v1/innovation/{id}/experiments/{experiment}/addenda", Permission::contribute,
         with(services, limits, api::add_to_trial)},
        {post, "/api/v1/innovation/{id}/experiments/{experiment}/sites", Permission::contribute,
         with(services, limits, api::invite_site)},
        {post, "/api/v1/innovation/{id}/experiments/{experiment}/sites/{site}",
         Permission::contribute, on(services, api::work_on_site)},
    };
}

/// All for programs: processes and decisions, then trials.
std::vector<web::Route> all_machine_routes(web::Services& services,
                                           std::shared_ptr<Counted> const& counted,
                                           std::shared_ptr<Limits> const& limits) {
    auto routes = machine_routes(services, counted, limits);
    for (auto& route : trial_routes(services, limits)) routes.push_back(std::move(route));
    return routes;
}

std::vector<web::Route> page_routes(web::Services& services,
                                    std::shared_ptr<Counted> const& counted,
                                    std::shared_ptr<Limits> const& limits,
                                    std::shared_ptr<letter_links::Door> const& door) {
    using enum Permission;
    return {
        {get, "/innovation", everyone, with(services, counted, show_funnel)},
        {get, "/innovation/steps", everyone, on(services, show_steps)},
        {get, "/innovation/thanks", everyone, on(services, show_thanks)},
        {get, "/innovation/decide/{link}", everyone, behind(door, show_by_link)},
        {post, "/innovation/decide/{link}", everyone, behind(door, send_by_link)},
        {get, "/innovation/waiting/{id}", contribute, on(services, show_waiting)},
        {get, "/innovation/{id}", everyone, on(services, show_process)},
        {post, "/innovation/{id}", contribute, on(services, work_on)},
        {get, "/innovation/{id}/decisions", everyone, on(services, show_decisions)},
        {get, "/innovation/{id}/experiments/new", contribute, on(services, show_new_experiment)},
        {post, "/innovation/{id}/experiments/new", contribute, on(services, send_new_experiment)},
        {get, "/innovation/{id}/experiments/{experiment}", everyone, on(services, show_experiment)},
        {post, "/innovation/{id}/experiments/{experiment}", contribute,
         with(services, limits, work_on_experiment)},
        {get, "/innovation/{id}/experiments/{experiment}/sites/{site}", everyone,
         on(services, show_site)},
        {post, "/innovation/{id}/experiments/{experiment}/sites/{site}", contribute,
         on(services, work_on_site)},
        {get, "/innovation/{id}/gates/new", contribute, on(services, show_asking)},
        {post, "/innovation/{id}/gates/new", contribute, with(services, limits, send_asking)},
        {get, "/innovation/{id}/gates/{gate}", everyone, on(services, show_gate)},
        {post, "/innovation/{id}/gates/{gate}", contribute, with(services, limits, work_on_gate)},
        {get, "/innovation/{id}/gates/{gate}/decide", contribute, on(services, show_deciding)},
        {post, "/innovation/{id}/gates/{gate}/decide", contribute, on(services, send_deciding)},
        {get, "/administration/{id}/steps", coordinate, on(services, show_naming)},
        {post, "/administration/{id}/steps", coordinate, on(services, send_naming)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const counted = std::make_shared<Counted>(services);
    auto const limits = std::make_shared<Limits>();
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const reminding = std::make_shared<Reminding>(services);
    return {
        .name = "innovation",
        .pages = page_routes(services, counted, limits, door),
        .machine = all_machine_routes(services, counted, limits),
        .begin_work = [reminding] { return reminding->begin_work(); },
        .lifetimes = lifetime_rules(),
        .forget_subject = forget_subject,
        .beside = beside(services, counted),
    };
}

}

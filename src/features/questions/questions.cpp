// The feature at a glance: all that it offers the rest of the program.
#include "features/questions/questions.h"

#include "features/questions/found.h"
#include "features/questions/linked.h"
#include "features/questions/pages.h"
#include "features/questions/receiving.h"

namespace questions {

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

template <class Handler>
web::Handler behind(std::shared_ptr<letter_links::Door> const& door, Handler handler) {
    return [door, handler](web::Visit const& visit) { return handler(*door, visit); };
}

std::vector<web::Route> page_routes(web::Services& services,
                                    std::shared_ptr<Limits> const& limits) {
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const to_form = [](web::Visit const& visit) {
        return http::redirect(visit.address("/questions/new"));
    };
    return {
        {get, "/questions", Permission::everyone, on(services, list)},
        {get, "/questions.atom", Permission::everyone, on(services, feed)},
        {get, "/questions/new", Permission::contribute, on(services, show_form)},
        {post, "/questions/new", Permission::contribute, on(services, show_form)},
        {get, "/questions/review", Permission::contribute, to_form},
        {post, "/questions/review", Permission::contribute, on(services, review)},
        {get, "/questions/send", Permission::contribute, to_form},
        {post, "/questions/send", Permission::contribute, limited(services, limits, send)},
        {get, "/questions/waiting", Permission::contribute, on(services, show_waiting)},
        {post, "/questions/letters", Permission::coordinate, on(services, choose_letters)},
        {get, "/questions/networks", Permission::contribute, on(services, show_networks)},
        {post, "/questions/networks", Permission::coordinate, on(services, change_network)},
        {get, "/questions/thanks", Permission::everyone, on(services, show_thanks)},
        {get, "/questions/answer/{link}", Permission::everyone, behind(door, show_asked)},
        {post, "/questions/answer/{link}", Permission::everyone, behind(door, send_answer)},
        {get, "/questions/{id}", Permission::everyone, on(services, show_question)},
        {get, "/questions/{id}/{slug}", Permission::everyone, on(services, show_question)},
        {post, "/questions/{id}/answer", Permission::contribute,
         limited(services, limits, give_answer)},
        {post, "/questions/{id}/interest", Permission::contribute, on(services, change_interest)},
        {post, "/questions/{id}/replies", Permission::contribute, on(services, decide_reply)},
        {post, "/questions/{id}/close", Permission::contribute, on(services, close_question)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services,
                                       std::shared_ptr<Limits> const& limits) {
    return {
        {get, "/api/v1/questions", Permission::everyone, on(services, api::list)},
        {post, "/api/v1/questions", Permission::contribute, limited(services, limits, api::create)},
        {get, "/api/v1/questions/{id}", Permission::everyone, on(services, api::show)},
        {post, "/api/v1/questions/{id}/answers", Permission::contribute,
         limited(services, limits, api::give_answer)},
        {get, "/api/v1/export/questions.jsonl", Permission::everyone,
         on(services, api::export_jsonl)},
        {get, "/api/v1/export/questions.csv", Permission::everyone, on(services, api::export_csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const limits = std::make_shared<Limits>();
    auto const receiving = std::make_shared<Receiving>(services);
    return {
        .name = "questions",
        .pages = page_routes(services, limits),
        .machine = machine_routes(services, limits),
        .menu = {{"questions.title", "/questions", 17}},
        .subjects = {subject(services)},
        .begin_work = [receiving] { return receiving->begin_work(); },
        .lifetimes = lifetime_rules(),
        .forget_subject = forget_subject,
        .beside = beside(services),
        .links_beside = links_beside(),
    };
}

}

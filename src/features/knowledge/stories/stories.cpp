// Cases at a glance: all that they offer the rest of the program.
#include "features/knowledge/stories/stories.h"

#include "features/knowledge/linked.h"
#include "features/knowledge/stories/access.h"
#include "features/knowledge/stories/api.h"
#include "features/knowledge/stories/found.h"
#include "features/knowledge/stories/moderated.h"
#include "features/knowledge/stories/pages.h"
#include "features/knowledge/stories/registered.h"
#include "features/knowledge/stories/weeded.h"

namespace knowledge::stories {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

std::vector<web::Route> page_routes(web::Services& services) {
    return {
        {get, "/cases", Permission::everyone, on(services, show_all)},
        {get, "/cases/new", Permission::contribute, on(services, show_new)},
        {post, "/cases/new", Permission::contribute, on(services, begin)},
        {get, "/cases/mine", Permission::contribute, on(services, show_mine)},
        {get, "/cases/review", Permission::coordinate, on(services, show_queue)},
        {get, "/cases/{id}", Permission::everyone, on(services, show)},
        {get, "/cases/{id}/{slug}", Permission::everyone, on(services, show)},
        {get, "/cases/{id}/edit", Permission::contribute, on(services, show_form)},
        {post, "/cases/{id}/edit", Permission::contribute, on(services, save)},
        {get, "/cases/{id}/review", Permission::contribute, on(services, show_review)},
        {post, "/cases/{id}/review", Permission::contribute, on(services, make_move)},
        {get, "/cases/{id}/versions", Permission::contribute, on(services, show_versions)},
        {get, "/cases/{id}/versions/{a}/{b}", Permission::contribute,
         on(services, show_comparison)},
        {post, "/cases/{id}/versions/{a}/restore", Permission::contribute,
         on(services, restore_version)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services) {
    return {
        {get, "/api/v1/cases", Permission::everyone, on(services, api::list)},
        {post, "/api/v1/cases", Permission::contribute, on(services, api::create)},
        {get, "/api/v1/cases/{id}", Permission::everyone, on(services, api::show)},
        {patch, "/api/v1/cases/{id}", Permission::contribute, on(services, api::change)},
    };
}

}

void add_to(web::Feature& feature, web::Services& services) {
    for (auto& route : page_routes(services)) feature.pages.push_back(std::move(route));
    for (auto& route : machine_routes(services)) feature.machine.push_back(std::move(route));
    feature.subjects.push_back(
        {"case",
         [&services](db::Reader& reader, std::string_view id) {
             return describe(services, reader, id);
         },
         [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return card(services, visit, reader, id);
         },
         [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return access_to(services, visit, reader, id);
         },
         moderated(services), registered(services), links_of_case});
    for (auto& rule : lifetime_rules()) feature.lifetimes.push_back(std::move(rule));
}

std::vector<Published> cases_of(db::Reader& reader, ProjectId project) {
    return of_project(reader, project);
}

std::vector<web::View> case_cards_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, ProjectId project) {
    Showing const showing(services, visit);
    std::vector<web::View> cards;
    for (auto const& published : of_project(reader, project))
        cards.push_back(card_of(showing, published));
    return cards;
}

}

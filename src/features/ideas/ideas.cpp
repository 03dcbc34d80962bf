// The feature at a glance: all that it offers the rest of the program.
#include "features/ideas/ideas.h"
#include "features/ideas/registered.h"
#include "features/ideas/weeded.h"

#include "features/ideas/api.h"
#include "features/ideas/experts/pages.h"
#include "features/ideas/found.h"
#include "features/ideas/moderated.h"
#include "features/ideas/pages.h"

namespace ideas {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

std::vector<web::Route> telling_routes(web::Services& services,
                                       std::shared_ptr<Limits> const& limits) {
    auto limited = [&services, limits](auto page) {
        return [&services, limits, page](web::Visit const& visit) {
            return page(services, *limits, visit);
        };
    };
    auto const to_form = [](web::Visit const& visit) {
        return http::redirect(visit.address("/needs/new"));
    };
    auto const to_claim = [](web::Visit const& visit) {
        return http::redirect(visit.address("/needs/claim"));
    };
    std::vector<web::Route> routes{
        {get, "/needs/new", Permission::everyone, on(services, pages::show_form)},
        {post, "/needs/new", Permission::everyone, on(services, pages::back_to_form)},
        {get, "/needs/review", Permission::everyone, to_form},
        {post, "/needs/review", Permission::everyone, on(services, pages::review)},
        {get, "/needs/send", Permission::everyone, to_form},
        {post, "/needs/send", Permission::everyone, limited(pages::send)},
        {get, "/needs/claim", Permission::everyone, on(services, pages::show_claim)},
        {post, "/needs/claim", Permission::everyone, limited(pages::claim)},
        {get, "/needs/claim/{code}", Permission::everyone, on(services, pages::show_claim)},
        {get, "/needs/claim/act", Permission::everyone, to_claim},
        {post, "/needs/claim/act", Permission::everyone, limited(pages::change_own)},
        {get, "/needs/mine/{id}", Permission::member, on(services, pages::show_own)},
    };
    // What residents tell, and the answers to it, are there in the further languages too.
    for (auto& route : routes) route.in_further_languages = true;
    return routes;
}

std::vector<web::Route> page_routes(web::Services& services,
                                    std::shared_ptr<Limits> const& limits) {
    auto const letters = std::make_shared<experts::Limits>();
    std::vector<web::Route> routes{
        {get, "/needs", Permission::everyone, on(services, pages::list)},
        {get, "/needs.atom", Permission::everyone, on(services, pages::feed)},
        {get, "/needs/desk", Permission::coordinate, on(services, pages::show_desk)},
        {get, "/needs/desk/{id}", Permission::coordinate, on(services, pages::show_work)},
        {post, "/needs/desk/{id}", Permission::coordinate, on(services, pages::work)},
        {get, "/needs/desk/{id}/ask", Permission::coordinate, on(services, experts::show_ask)},
        {post, "/needs/desk/{id}/ask", Permission::coordinate,
         [&services, letters](web::Visit const& visit) {
             return experts::send_question(services, *letters, visit);
         }},
        {post, "/needs/desk/{id}/ask/{question}/withdraw", Permission::coordinate,
         on(services, experts::take_back)},
        {get, "/expert/thanks", Permission::everyone, on(services, experts::show_thanks)},
        {get, "/expert/{link}", Permission::everyone, on(services, experts::show_question)},
        {post, "/expert/{link}", Permission::everyone, on(services, experts::send_answer)},
        {get, "/needs/enter", Permission::contribute, on(services, pages::show_entering)},
        {post, "/needs/enter", Permission::contribute, on(services, pages::enter)},
        {get, "/needs/{id}", Permission::everyone, on(services, pages::show)},
        {get, "/needs/{id}/{slug}", Permission::everyone, on(services, pages::show)},
    };
    for (auto& route : telling_routes(services, limits)) routes.push_back(std::move(route));
    return routes;
}

}

web::Feature feature(web::Services& services) {
    return {
        .name = "ideas",
        .pages = page_routes(services, std::make_shared<Limits>()),
        .machine =
            {
                {get, "/api/v1/needs", Permission::everyone, on(services, api::list)},
                {post, "/api/v1/needs", Permission::contribute, on(services, api::create)},
                {get, "/api/v1/needs/{id}", Permission::everyone, on(services, api::show)},
                {patch, "/api/v1/needs/{id}", Permission::coordinate, on(services, api::change)},
                {get, "/api/v1/export/needs.jsonl", Permission::everyone,
                 on(services, api::export_jsonl)},
                {get, "/api/v1/export/needs.csv", Permission::everyone,
                 on(services, api::export_csv)},
            },
        .menu = {{"ideas.needs", "/needs", 15}},
        .subjects = {{"need",
                      [&services](db::Reader& reader, std::string_view id) {
                          return describe(services, reader, id);
                      },
                      [&services](web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) {
                          return card(services, visit, reader, id);
                      },
                      nullptr, moderated(services), registered(services)}},
        .lifetimes = lifetime_rules(),
    };
}

std::vector<web::View> own_needs(web::Services& services, web::Visit const& visit) {
    constexpr std::size_t most = 50;
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<web::View> views;
    for (auto const& need : told_by(reader, visit.viewer.member, most))
        views.push_back(web::View()
                            .set("own_title", need.told.title)
                            .set("own_url", visit.address("/needs/mine/" + need.id.string()))
                            .set("own_state", need.visibility == Visibility::withdrawn
                                                  ? showing.text("visibility_tag_withdrawn")
                                                  : showing.state(need.state))
                            .set("own_when", showing.date(need.told_at)));
    return views;
}

}

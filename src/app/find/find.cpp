// The search page: what is asked for in the address, answered as list, map or table.
#include "app/find/find.h"

#include <algorithm>

#include "app/find/address.h"
#include "app/find/downloads.h"
#include "app/find/help.h"
#include "app/find/places.h"
#include "app/find/unanswered_page.h"
#include "app/find/views.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

http::Response results(web::Services& services, Unanswered& unanswered, web::Visit const& visit) {
    auto const what = asked(visit.request.query);
    auto const directory = services.organisations.directory();
    auto const viewer = knowledge::viewer_terms(services, visit.viewer);
    auto const answer = services.search.find(
        query(what, visit.language, viewer, similar_places(*directory, visit.municipality)));
    auto reader = services.database.read();
    Finding const finding{visit, services, *directory, what, answer};
    auto view = results_view(finding, reader);
    auto const title = what.words.empty() ? services.pages.text(visit, "find.title_all")
                                          : services.pages.format(visit, "find.title_words",
                                                                  {{"words", what.words}});
    auto page = services.pages.page(visit, "find/results", std::move(view),
                                    {.title = title,
                                     .unlisted = !what.words.empty(),
                                     .uses_map = what.show == Show::map,
                                     .query = query_of(what)});
    // Only questions as they are first asked: not their further pages, nor with choices.
    bool const is_first = query_of(what) == query_of({.words = what.words});
    if (!what.words.empty() && is_first && services.search.is_whole())
        count_question(services, unanswered, page, what.words, answer);
    return page;
}

/// {"suggestions": [{"text", "kind", "url"}]}: questions first, then subjects to go to directly.
http::Response suggestions(web::Services& services, web::Visit const& visit) {
    auto const typed = visit.request.query.text("q");
    json::Array list;
    if (basics::length(typed) >= 2) {
        auto const found = services.search.suggest(
            typed, visit.language, knowledge::viewer_terms(services, visit.viewer), 6);
        for (auto const& question : found.questions)
            list.push_back(
                json::Object{{"text", question},
                             {"kind", nullptr},
                             {"url", visit.address("/search?q=" + web::query_escaped(question))}});
        for (auto const& hit : found.subjects) {
            std::string title;
            for (auto const& segment : hit.title) title += segment.text;
            list.push_back(
                json::Object{{"text", title},
                             {"kind", services.pages.text(visit, "find.kind_" + hit.subject.kind)},
                             {"url", visit.address(hit.path)}});
        }
    }
    return web::api_reply(json::Object{{"suggestions", std::move(list)}});
}

}

web::Feature feature(web::Services& services) {
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    auto unanswered = std::make_shared<Unanswered>();
    auto counting = [&services, unanswered](auto page) {
        return [&services, unanswered, page](web::Visit const& visit) {
            return page(services, *unanswered, visit);
        };
    };
    web::Feature made{
        .name = "find",
        .pages =
            {
                {http::Method::get, "/search", Permission::everyone, counting(results)},
                {http::Method::get, "/search/unanswered", Permission::lead,
                 counting(unanswered_page)},
                {http::Method::get, "/search/help", Permission::everyone, on(help)},
                {http::Method::get, "/search/suggestions", Permission::everyone, on(suggestions)},
                {http::Method::get, "/projects", Permission::everyone,
                 [](web::Visit const& visit) {
                     return http::redirect(visit.address("/search?type=project"));
                 }},
            },
        .machine = api_routes(services),
    };
    for (auto& route : download_routes(services)) made.pages.push_back(std::move(route));
    return made;
}

}

// Public questions: the newest first, by kind and state, also as a feed.
#include <array>

#include "features/questions/pages.h"
#include "platform/basics/text.h"
#include "services/web/feed.h"

namespace questions {

namespace {

using web::View;

constexpr std::size_t page_size = 20, feed_size = 50;

Filter filter_in(web::Visit const& visit) {
    Filter filter{.kind = parse_kind(visit.request.query.text("kind"))};
    auto const state = visit.request.query.text("state");
    if (state == "open" || state == "closed") filter.is_closed = state == "closed";
    return filter;
}

std::string query_of(Filter const& filter) {
    std::string query;
    if (filter.kind) query += "?kind=" + std::string(name(*filter.kind));
    if (filter.is_closed)
        query += std::string(query.empty() ? "?" : "&") +
                 "state=" + (*filter.is_closed ? "closed" : "open");
    return query;
}

View choice(Showing const& showing, std::string text, Filter const& filter, bool is_current) {
    return View()
        .set("filter_text", std::move(text))
        .set("filter_url", showing.visit.address("/questions") + query_of(filter))
        .set("filter_is_current", is_current);
}

std::vector<View> kind_links(Showing const& showing, Filter const& filter) {
    auto all = filter;
    all.kind = {};
    std::vector<View> views{choice(showing, showing.text("all_kinds"), all, !filter.kind)};
    for (auto const kind : {Kind::question, Kind::partner, Kind::testbed, Kind::needs_owner}) {
        auto one = filter;
        one.kind = kind;
        views.push_back(choice(showing, kind_text(showing, kind), one, filter.kind == kind));
    }
    return views;
}

std::vector<View> state_links(Showing const& showing, Filter const& filter) {
    auto all = filter, open = filter, closed = filter;
    all.is_closed = {};
    open.is_closed = false;
    closed.is_closed = true;
    return {choice(showing, showing.text("all_states"), all, !filter.is_closed),
            choice(showing, showing.text("open_ones"), open, filter.is_closed == false),
            choice(showing, showing.text("closed_ones"), closed, filter.is_closed == true)};
}

View empty_view(Showing const& showing, bool is_filtered) {
    View view;
    view.set("empty_title", showing.text(is_filtered ? "empty_filtered" : "empty_title"))
        .set_optional("empty_text", showing.text("empty_text"))
        .set("ways", std::vector<View>{
                         View()
                             .set("way_text", showing.text(is_filtered ? "empty_all" : "new_title"))
                             .set("way_url", showing.visit.address(is_filtered ? "/questions"
                                                                               : "/questions/new"))
                             .set_optional("way_note", "")});
    return view;
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const after = parse_place(visit.request.query.text("after"));
    auto reader = services.database.read();
    auto found = listed(reader, filter, after, page_size + 1);
    bool const is_more = found.size() > page_size;
    if (is_more) found.pop_back();
    std::vector<View> cards;
    for (auto const& one : found) cards.push_back(View().set("card", card_view(showing, one)));
    auto const query = query_of(filter);
    auto const next =
        is_more ? visit.address("/questions") + query + (query.empty() ? "?" : "&") +
                      "after=" + write(Place{found.back().asked_at, found.back().id.string()})
                : std::string();
    View view;
    view.set("lead", showing.text("list_lead"))
        .set("new_url", visit.address("/questions/new"))
        .set("waiting_url", visit.address("/questions/waiting"))
        .set("may_contribute", visit.may(permissions::Permission::contribute))
        .set("search_url", visit.address("/search?type=question"))
        .set("search_action", visit.address("/search"))
        .set("kinds", kind_links(showing, filter))
        .set("states", state_links(showing, filter))
        .set_list("cards", std::move(cards))
        .set_optional("next_url", next)
        .set("data_url", "/api/v1/questions")
        .set("csv_url", "/api/v1/export/questions.csv")
        .set("feed_url", visit.address("/questions.atom"));
    if (found.empty()) view.set("empty", empty_view(showing, !query.empty() || after));
    else view.set("empty", false);
    return services.pages.page(visit, "questions/list", std::move(view),
                               {.title = showing.text("title"),
                                .description = showing.text("list_lead"),
                                .feeds = {View()
                                              .set("name", showing.text("title"))
                                              .set("url", visit.address("/questions.atom"))},
                                .query = query});
}

http::Response feed(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const address = services.pages.public_address();
    web::Feed feed{.address = address + visit.address("/questions.atom"),
                   .page = address + visit.address("/questions"),
                   .title = showing.text("title"),
                   .author = services.pages.site_name(),
                   .language = std::string(texts::code(visit.language))};
    for (auto const& one : listed(reader, filter_in(visit), {}, feed_size))
        feed.entries.push_back(
            {.id = address + "/questions/" + one.id.string(),
             .title = one.asked.title,
             .address = address + visit.address(path_of(one)),
             .updated = one.updated_at,
             .summary = basics::shortened(
                 basics::one_line(one.summary.empty() ? one.asked.story : one.summary), 400),
             .language = std::string(texts::code(one.asked.language))});
    return web::atom(feed);
}

}

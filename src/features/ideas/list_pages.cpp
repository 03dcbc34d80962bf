// The lists of needs and of ideas: the newest or the most supported first, of one state or all.
#include "features/ideas/found.h"
#include "features/ideas/listing.h"
#include "features/ideas/pages.h"
#include "features/ideas/reading.h"
#include "services/search/search.h"

namespace ideas::pages {

namespace {

using search::Facet;
using web::View;

constexpr std::size_t page_size = 20;

/// What the address asks for.
struct Asked {
    std::optional<State> state = {};
    Order order = Order::newest;
    Part part = {};
};

Asked asked_in(web::Visit const& visit) {
    auto const& query = visit.request.query;
    Asked asked{.state = parse_state(query.text("state")),
                .order = query.text("sort") == "support" ? Order::support : Order::newest};
    if (auto const after = parse_place(query.text("after")))
        asked.part = {Part::Side::after, *after};
    else if (auto const before = parse_place(query.text("before")))
        asked.part = {Part::Side::before, *before};
    return asked;
}

/// "?state=declined&sort=support", as far as it is not what one sees anyway.
std::string query_of(std::optional<State> state, Order order) {
    std::string query;
    if (state) query += "?state=" + std::string(name(*state));
    if (order == Order::support) query += query.empty() ? "?sort=support" : "&sort=support";
    return query;
}

View choice(std::string text, std::string url, bool is_current) {
    return View()
        .set("filter_text", std::move(text))
        .set("filter_url", std::move(url))
        .set("filter_is_current", is_current);
}

/// Links to those of each state, with how many there are.
std::vector<View> state_links(Showing const& showing, Kind kind, search::Answer const& whole,
                              Asked const& asked) {
    auto const place = showing.visit.address(place_of(kind));
    auto link = [&](std::string text, std::size_t count, std::optional<State> state) {
        return choice(std::move(text), place + query_of(state, asked.order), state == asked.state)
            .set("filter_count",
                 texts::number(showing.visit.language, static_cast<std::int64_t>(count)));
    };
    std::vector<View> views;
    std::size_t all = 0;
    if (auto const found = whole.facets.find(Facet::status); found != whole.facets.end())
        for (auto state : states)
            for (auto const& value : found->second.values)
                if (value.value == status_value(kind, state)) {
                    views.push_back(link(showing.state(state), value.count, state));
                    all += value.count;
                }
    views.insert(views.begin(), link(showing.text("show_all"), all, std::nullopt));
    return views;
}

std::vector<View> order_links(Showing const& showing, Kind kind, Asked const& asked) {
    auto const place = showing.visit.address(place_of(kind));
    std::vector<View> views;
    for (auto order : {Order::newest, Order::support})
        views.push_back(
            choice(showing.text(order == Order::newest ? "order_newest" : "order_support"),
                   place + query_of(asked.state, order), order == asked.order));
    return views;
}

/// What the list of needs, or of ideas, says of itself, and the ways from it.
View list_texts(Showing const& showing, Kind kind) {
    auto const& visit = showing.visit;
    auto const other = kind == Kind::idea ? Kind::need : Kind::idea;
    View view;
    view.set("is_ideas", kind == Kind::idea)
        .set("lead", showing.text(kind, "list_lead"))
        .set("none_text", showing.text(kind, "list_none"))
        .set("new_text", showing.text(kind, "new_title"))
        .set("search_text", showing.text(kind, "needs_search"))
        .set("other_text", showing.text(kind, "other_list"))
        .set("other_url", visit.address(place_of(other)))
        .set("new_url", visit.address(std::string(place_of(kind)) + "/new"))
        .set("claim_url", visit.address("/needs/claim"))
        .set("search_url", visit.address("/search?type=" + std::string(name(kind))))
        .set("may_answer", visit.may(permissions::Permission::coordinate))
        .set("desk_url", visit.address("/needs/desk"));
    return view;
}

/// One page of the list, and whether there is more on either side of it.
struct Page {
    std::vector<Contribution> shown = {};
    bool has_before = false, has_after = false;
};

Page page_of(db::Reader& reader, Kind kind, Asked const& asked) {
    Page page{.shown = listed(reader, kind, asked.state, asked.order, asked.part, page_size + 1)};
    bool const is_more = page.shown.size() > page_size;
    if (asked.part.side == Part::Side::before) {
        if (is_more) page.shown.erase(page.shown.begin());
        page.has_before = is_more;
        page.has_after = true;
    } else {
        if (is_more) page.shown.pop_back();
        page.has_before = asked.part.side == Part::Side::after;
        page.has_after = is_more;
    }
    return page;
}

View pager(Showing const& showing, Kind kind, Asked const& asked, Page const& page) {
    auto const query = query_of(asked.state, asked.order);
    auto at = [&](std::string_view side, Contribution const& one) {
        return showing.visit.address(place_of(kind)) + query + (query.empty() ? "?" : "&") +
               std::string(side) + "=" + write(Place{one.supports, one.told_at, one.id});
    };
    return View()
        .set("position_text", showing.format("list_shown", {{"count", page.shown.size()}}))
        .set_optional("previous_url", page.has_before && !page.shown.empty()
                                          ? at("before", page.shown.front())
                                          : std::string())
        .set_optional("next_url", page.has_after && !page.shown.empty()
                                      ? at("after", page.shown.back())
                                      : std::string());
}

}

http::Response list(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const asked = asked_in(visit);
    search::Query query{.language = visit.language, .limit = 0};
    query.selected[Facet::type] = {std::string(name(kind))};
    auto const whole = services.search.find(query);
    auto reader = services.database.read();
    auto const page = page_of(reader, kind, asked);
    std::vector<View> cards;
    for (auto const& one : page.shown) cards.push_back(View().set("card", card_view(showing, one)));
    auto const kept = query_of(asked.state, asked.order);
    auto view = list_texts(showing, kind);
    view.set_list("cards", std::move(cards))
        .set("states", state_links(showing, kind, whole, asked))
        .set("orders", order_links(showing, kind, asked))
        .set("has_any", whole.total > 0 || !page.shown.empty())
        .set("pager", pager(showing, kind, asked, page))
        .set("has_pages", page.has_before || page.has_after);
    return services.pages.page(visit, "ideas/list", std::move(view),
                               {.title = showing.text(kind, "needs"),
                                .description = showing.text(kind, "list_lead"),
                                .feeds = {feed_link(showing, kind)},
                                .query = kept});
}

}

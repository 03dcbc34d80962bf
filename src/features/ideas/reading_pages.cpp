// What everybody may read: the list, a need with its answer, and the feed to follow.
#include <algorithm>
#include <charconv>

#include "features/ideas/found.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/moderation/moderation.h"
#include "services/search/search.h"
#include "services/web/api.h"
#include "services/web/feed.h"

namespace ideas::pages {

namespace {

using search::Facet;
using web::View;

constexpr std::size_t page_size = 20, similar_shown = 5;

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// A need as the viewer may see it. Its sender and everybody else come to the same page when it is
/// public; those who answer always do.
Need visible(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    bool const may_see = need.visibility == Visibility::public_ ||
                         need.visibility == Visibility::withdrawn ||
                         answers_for(services, reader, visit.viewer, need);
    if (!may_see) throw http::NotFound();
    return need;
}

std::vector<View> similar_views(Showing const& showing, Need const& need) {
    std::vector<View> views;
    for (auto const& one : showing.services.search.similar(
             {"need", need.id.string()}, similar_shown, showing.visit.language, {search::everyone}))
        views.push_back(View()
                            .set("similar_title", joined(one.hit.title))
                            .set("similar_url", showing.visit.address(one.hit.path))
                            .set("similar_kind", showing.text("kind_" + one.hit.subject.kind)));
    return views;
}

/// Links to the needs of each state, with how many there are.
std::vector<View> state_links(Showing const& showing, search::Answer const& whole,
                              std::string_view chosen) {
    std::vector<View> views;
    auto add = [&](std::string text, std::size_t count, std::string const& query, bool current) {
        views.push_back(View()
                            .set("filter_text", std::move(text))
                            .set("filter_count", texts::number(showing.visit.language,
                                                               static_cast<std::int64_t>(count)))
                            .set("filter_url", showing.visit.address("/needs") + query)
                            .set("filter_is_current", current));
    };
    std::size_t all = 0;
    std::vector<std::pair<State, std::size_t>> counts;
    if (auto const found = whole.facets.find(Facet::status); found != whole.facets.end())
        for (auto state : states)
            for (auto const& value : found->second.values)
                if (value.value == status_value(state)) {
                    counts.emplace_back(state, value.count);
                    all += value.count;
                }
    add(showing.text("show_all"), all, "", chosen.empty());
    for (auto const& [state, count] : counts)
        add(showing.state(state), count, "?state=" + std::string(name(state)),
            chosen == name(state));
    return views;
}

View pager(Showing const& showing, std::size_t page, std::size_t total, std::string const& query) {
    auto const first = (page - 1) * page_size + 1, last = std::min(page * page_size, total);
    auto at = [&](std::size_t number) {
        return showing.visit.address("/needs") + query + (query.empty() ? "?" : "&") +
               "page=" + std::to_string(number);
    };
    return View()
        .set("position_text",
             showing.format("position", {{"first", first}, {"last", last}, {"total", total}}))
        .set_optional("previous_url", page > 1 ? at(page - 1) : "")
        .set_optional("next_url", last < total && last < search::deepest_hit ? at(page + 1) : "");
}

std::size_t page_in(http::Fields const& query) {
    auto const text = query.text("page");
    std::size_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp<std::size_t>(page, 1, search::deepest_hit / page_size);
}

View feed_link(Showing const& showing) {
    return View()
        .set("name", showing.text("feed_title"))
        .set("url", showing.visit.address("/needs.atom"));
}

View show_view(Showing const& showing, db::Reader& reader, Need const& need,
               std::vector<Event> const& events) {
    auto view = story_view(showing, need.told);
    view.merge(answer_view(showing, events));
    auto const& pages = showing.services.pages;
    return view.set_list("facts", fact_views(showing, need))
        .set("breadcrumbs", breadcrumbs(showing))
        .set("thread", thread_view(showing, need))
        .set("state_lead", showing.text("state_lead_" + std::string(name(need.state))))
        .set("who_answers", who_answers(showing, need.told.organisation))
        .set("waiting_text",
             showing.format("told_days_ago",
                            {{"days", days_between(need.told_at, showing.services.now())}}))
        .set_list("additions", addition_views(showing, events, false))
        .set_list("events", event_views(showing, need, events, false))
        .set_list("similar", similar_views(showing, need))
        .set("is_not_public", need.visibility != Visibility::public_)
        .set("visibility_text",
             showing.text("desk_visibility_" + std::string(name(need.visibility))))
        .set("may_answer", answers_for(showing.services, reader, showing.visit.viewer, need))
        .set("desk_url", showing.visit.address("/needs/desk/" + need.id.string()))
        .set("is_own",
             showing.visit.viewer.signed_in() && need.told_by == showing.visit.viewer.member)
        .set("own_url", showing.visit.address("/needs/mine/" + need.id.string()))
        .set("new_url",
             showing.visit.address("/needs/new?organisation=" + need.told.organisation.string()))
        .set("claim_url", showing.visit.address("/needs/claim"))
        .set("follow_url", showing.visit.address("/follow/need/" + need.id.string()))
        .set("feed_url", showing.visit.address("/needs.atom"))
        .set("share",
             View()
                 .set("page_address", pages.public_address() + showing.visit.address(path_of(need)))
                 .set_optional("cite_text", "")
                 .set_optional("data_url", "/api/v1/needs/" + need.id.string())
                 .set_optional("report_url", need.visibility == Visibility::public_
                                                 ? moderation::report_url(
                                                       showing.visit, {"need", need.id.string()})
                                                 : std::string()));
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const state = parse_state(visit.request.query.text("state"));
    search::Query query{.language = visit.language, .order = search::Order::newest};
    query.selected[Facet::type] = {"need"};
    query.limit = 0;
    auto const whole = services.search.find(query);
    auto const page = page_in(visit.request.query);
    query.limit = page_size;
    query.offset = (page - 1) * page_size;
    if (state) query.selected[Facet::status] = {status_value(*state)};
    auto const answer = services.search.find(query);
    auto reader = services.database.read();
    std::vector<View> cards;
    for (auto const& hit : answer.hits)
        if (auto one = card(services, visit, reader, hit.subject.id))
            cards.push_back(View().set("card", *std::move(one)));
    auto const chosen = state ? std::string(name(*state)) : std::string();
    auto const kept = state ? "?state=" + chosen : std::string();
    View view;
    view.set_list("cards", std::move(cards))
        .set("states", state_links(showing, whole, chosen))
        .set("has_any", whole.total > 0)
        .set("pager", pager(showing, page, answer.total, kept))
        .set("has_pages", answer.total > page_size)
        .set("new_url", visit.address("/needs/new"))
        .set("claim_url", visit.address("/needs/claim"))
        .set("search_url", visit.address("/search?type=need"))
        .set("may_answer", visit.may(permissions::Permission::coordinate))
        .set("desk_url", visit.address("/needs/desk"));
    return services.pages.page(visit, "ideas/list", std::move(view),
                               {.title = showing.text("needs"),
                                .description = showing.text("list_lead"),
                                .feeds = {feed_link(showing)},
                                .query = kept});
}

http::Response show(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = visible(services, reader, visit);
    if (need.visibility == Visibility::withdrawn) return withdrawn_page(showing);
    if (visit.part("slug") != need.slug) return http::moved(visit.address(path_of(need)));
    auto const events = history(reader, need.id);
    bool const is_public = need.visibility == Visibility::public_;
    auto page = services.pages.page(
        visit, "ideas/need", show_view(showing, reader, need, events),
        {.title = need.told.title,
         .description = basics::shortened(basics::one_line(need.told.story), 160),
         .unlisted = !is_public,
         .feeds = {feed_link(showing)}});
    return is_public ? page : private_page(std::move(page));
}

http::Response feed(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    search::Query query{.language = visit.language, .order = search::Order::newest, .limit = 50};
    query.selected[Facet::type] = {"need"};
    auto const base = services.pages.public_address();
    web::Feed feed{.address = base + visit.address("/needs.atom"),
                   .page = base + visit.address("/needs"),
                   .title = showing.text("feed_title"),
                   .author = "Samverk",
                   .language = std::string(texts::code(visit.language))};
    auto reader = services.database.read();
    for (auto const& hit : services.search.find(query).hits) {
        auto const id = NeedId::parse(hit.subject.id);
        auto const need = id ? find(reader, *id) : std::nullopt;
        if (!need || need->visibility != Visibility::public_) continue;
        feed.entries.push_back(
            {.id = base + visit.address("/needs/" + need->id.string()),
             .title = need->told.title,
             .address = base + visit.address(path_of(*need)),
             .updated = need->updated_at,
             .summary = showing.state(need->state) + ". " +
                        basics::shortened(basics::one_line(need->told.story), 300),
             .language = need->told.language});
    }
    return web::atom(feed);
}

}

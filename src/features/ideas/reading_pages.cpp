// What everybody may read: a need or an idea with its answer, and the feed to follow.
#include "features/ideas/answer_times.h"
#include "features/ideas/arguments/pages.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/found.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/merging.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/reading.h"
#include "features/ideas/rules.h"
#include "features/ideas/support.h"
#include "features/ideas/thresholds/pages.h"
#include "platform/basics/text.h"
#include "services/moderation/moderation.h"
#include "services/search/search.h"
#include "services/web/api.h"
#include "services/web/feed.h"

namespace ideas::pages {

namespace {

using search::Facet;
using web::View;

constexpr std::size_t similar_shown = 5;

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// A need as the viewer may see it. Its sender and everybody else come to the same page when it is
/// public; those who answer always do.
Need visible(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    if (!inside::may_read(services, reader, visit.viewer, need)) throw http::NotFound();
    return need;
}

/// What is like it, but for what the page links to already: the need that an idea answers, and the
/// ideas that answer a need.
std::vector<View> similar_views(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<View> views;
    auto const own = subject_of(need);
    for (auto const& one : showing.services.search.similar(
             {own.kind, own.id}, 2 * similar_shown, showing.visit.language, {search::everyone})) {
        auto const id = NeedId::parse(one.hit.subject.id);
        auto const other = id ? find(reader, *id) : std::nullopt;
        bool const is_linked =
            other && (other->told.answers == need.id || other->id == need.told.answers);
        if (is_linked || views.size() == similar_shown) continue;
        views.push_back(View()
                            .set("similar_title", joined(one.hit.title))
                            .set("similar_url", showing.visit.address(one.hit.path))
                            .set("similar_kind", showing.text("kind_" + one.hit.subject.kind)));
    }
    return views;
}

/// The ideas that answer a need, and the way to give one: ideas[] {idea_title, idea_url,
/// idea_state, idea_language}, takes_ideas, idea_url.
View ideas_view(Showing const& showing, db::Reader& reader, Need const& need) {
    constexpr std::size_t most = 20;
    std::vector<View> views;
    bool const takes_ideas = need.told.kind == Kind::need && need.visibility == Visibility::public_;
    auto add = [&](NeedId const& id) {
        for (auto const& idea : answering(reader, id, most))
            views.push_back(View()
                                .set("idea_title", idea.told.title)
                                .set("idea_url", showing.visit.address(path_of(idea)))
                                .set("idea_language", idea.told.language)
                                .set("idea_state", showing.state(idea.state)));
    };
    if (takes_ideas) {
        add(need.id);
        for (auto const& part : merged_into(reader, need.id)) add(part.id);
    }
    View view;
    view.set_list("ideas", std::move(views))
        .set("takes_ideas", takes_ideas)
        .set("new_idea_url", showing.visit.address("/ideas/new?answers=" + need.id.string()));
    return view;
}

/// What an idea says instead of a need, and where that leads.
View kind_view(Showing const& showing, Need const& need) {
    auto const kind = need.told.kind;
    auto const id = need.id.string();
    View view;
    view.set("breadcrumbs", breadcrumbs(showing, kind))
        .set("another_text", showing.text(kind, "tell_another"))
        .set("follow_text", showing.text(kind, "follow"))
        .set("feed_text", showing.text(kind, "feed_follow"))
        .set("feed_url", feed_url(showing, kind))
        .set("follow_url", showing.visit.address("/follow/" + std::string(name(kind)) + "/" + id))
        .set("new_url", showing.visit.address(std::string(place_of(kind)) + "/new?organisation=" +
                                              need.told.organisation.string()))
        .set("is_own",
             showing.visit.viewer.signed_in() && need.told_by == showing.visit.viewer.member)
        .set("own_url", showing.visit.address("/needs/mine/" + need.id.string()));
    return view;
}

/// Where it stands on its thread, what it answers, and what other features say of it.
View around_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const subject = subject_of(need);
    return thread_view(showing, reader, need)
        .merge(asked::replies_view(showing, reader, asked::answered(reader, need.id)))
        .merge(web::beside_view(
            web::boxes_beside(showing.services, showing.visit, reader, subject.kind, subject.id)));
}

View show_view(Showing const& showing, db::Reader& reader, Need const& need,
               std::vector<Event> const& events) {
    auto view = story_view(showing, need.told);
    view.merge(answer_view(showing, events));
    view.merge(kind_view(showing, need)).merge(ideas_view(showing, reader, need));
    view.merge(promise_view(showing, reader, need)).merge(support_view(showing, reader, need));
    view.merge(arguments::arguments_view(showing, reader, need));
    view.merge(asking_back::public_view(showing, reader, need))
        .merge(thresholds::reached_view(showing, reader, need));
    view.merge(merged_view(showing, reader, need))
        .merge(around_view(showing, reader, need))
        .merge(coauthors::public_view(showing, reader, need));
    auto const& pages = showing.services.pages;
    auto const kind = need.told.kind;
    return view.set_list("facts", fact_views(showing, need))
        .set("state_lead", showing.text("state_lead_" + std::string(name(need.state))))
        .set("who_answers", who_answers(showing, need.told.organisation))
        .set("waiting_text",
             showing.format("told_days_ago",
                            {{"days", days_between(need.told_at, showing.services.now())}}))
        .set_list("additions", addition_views(showing, events, false))
        .set_list("events", event_views(showing, need, events, false))
        .set_list("similar", similar_views(showing, reader, need))
        .set("is_not_public", need.visibility != Visibility::public_)
        .set("visibility_text", inside::visibility_text(showing, reader, need, "desk_visibility_"))
        .set("may_answer", answers_for(showing.services, reader, showing.visit.viewer, need))
        .set("desk_url", showing.visit.address("/needs/desk/" + need.id.string()))
        .set("claim_url", showing.visit.address("/needs/claim"))
        .set("share",
             View()
                 .set("page_address", pages.public_address() + showing.visit.address(path_of(need)))
                 .set_optional("cite_text", "")
                 .set_optional("data_url",
                               "/api/v1" + std::string(place_of(kind)) + "/" + need.id.string())
                 .set_optional("report_url",
                               need.visibility == Visibility::public_
                                   ? moderation::report_url(showing.visit, subject_of(need))
                                   : std::string()));
}

}

std::string feed_url(Showing const& showing, Kind kind) {
    return showing.visit.address(std::string(place_of(kind)) + ".atom");
}

View feed_link(Showing const& showing, Kind kind) {
    return View().set("name", showing.text(kind, "feed_title")).set("url", feed_url(showing, kind));
}

http::Response show(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = visible(services, reader, visit);
    if (need.visibility == Visibility::merged)
        return private_page(http::redirect(visit.address(path_of(home_of(reader, need))) +
                                           "?merged=" + need.id.string()));
    if (need.visibility == Visibility::withdrawn) return withdrawn_page(showing, need.told.kind);
    if (need.told.kind != kind || visit.part("slug") != need.slug)
        return http::moved(visit.address(path_of(need)));
    auto const events = history(reader, need.id);
    bool const is_public = need.visibility == Visibility::public_;
    auto page = services.pages.page(
        visit, "ideas/need", show_view(showing, reader, need, events),
        {.title = need.told.title,
         .description = basics::shortened(basics::one_line(need.told.story), 160),
         .unlisted = !is_public,
         .feeds = {feed_link(showing, kind)}});
    return is_public ? page : private_page(std::move(page));
}

http::Response feed(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    search::Query query{.language = visit.language, .order = search::Order::newest, .limit = 50};
    query.selected[Facet::type] = {std::string(name(kind))};
    auto const base = services.pages.public_address();
    web::Feed feed{.address = base + feed_url(showing, kind),
                   .page = base + visit.address(place_of(kind)),
                   .title = showing.text(kind, "feed_title"),
                   .author = "Samverk",
                   .language = std::string(texts::code(visit.language))};
    auto reader = services.database.read();
    for (auto const& hit : services.search.find(query).hits) {
        auto const id = NeedId::parse(hit.subject.id);
        auto const need = id ? find(reader, *id) : std::nullopt;
        if (!need || need->visibility != Visibility::public_) continue;
        feed.entries.push_back(
            {.id = base + visit.address(std::string(place_of(kind)) + "/" + need->id.string()),
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

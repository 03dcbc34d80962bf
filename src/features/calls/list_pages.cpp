// Calls that are open and coming, and those that are over; the same as a feed.
#include <algorithm>
#include <functional>

#include "features/calls/pages.h"
#include "platform/basics/text.h"
#include "services/web/feed.h"

namespace calls {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_running = 100, over_at_once = 20, in_feed = 50;

std::vector<View> cards(Showing const& showing, std::vector<Call> const& calls) {
    std::vector<View> views;
    for (auto const& one : calls) views.push_back(View().set("card", card_view(showing, one)));
    return views;
}

/// Those that are over, a page at a time: past[] {card}, next_url (optional).
View past_view(Showing const& showing, db::Reader& reader, OrganisationId const& organisation,
               Call const& last) {
    auto past = over(reader, organisation, showing.services.now(), last, over_at_once + 1);
    std::string next;
    if (past.size() > over_at_once) {
        past.pop_back();
        next = showing.visit.address(
            "/calls?before=" + past.back().id.string() +
            (organisation.empty() ? "" : "&organisation=" + organisation.string()));
    }
    View view;
    return view.set_list("past", cards(showing, past)).set_optional("next_url", next);
}

OrganisationId asked_organisation(web::Visit const& visit) {
    auto const wanted = OrganisationId::parse(visit.request.query.text("organisation"));
    return wanted.value_or(visit.own_site);
}

/// Drafts and all others of the organisations that the viewer coordinates: own[] {own_title,
/// own_url, own_phase}.
std::vector<View> own_views(Showing const& showing, db::Reader& reader) {
    constexpr std::size_t most = 30;
    std::vector<View> views;
    for (auto const& id : showing.visit.viewer.organisations()) {
        if (!showing.visit.may(Permission::coordinate, id)) continue;
        for (auto const& one : of_organisation(reader, id, most))
            views.push_back(View()
                                .set("own_title", one.told.title)
                                .set("own_url", showing.visit.address(path_of(one)))
                                .set("own_phase", phase_tag(showing, one)));
    }
    return views;
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const organisation = asked_organisation(visit);
    auto const now = services.now();
    auto const before = CallId::parse(visit.request.query.text("before"));
    auto const last = before ? find(reader, *before) : std::nullopt;
    bool const works =
        !showing.visit.viewer.organisations().empty() && showing.visit.may(Permission::coordinate);
    auto view = past_view(showing, reader, organisation, last.value_or(Call()));
    view.set_list("running", last
                                 ? std::vector<View>()
                                 : cards(showing, running(reader, organisation, now, most_running)))
        .set_list("own", works ? own_views(showing, reader) : std::vector<View>())
        .set("is_first", !last.has_value())
        .set("may_make", works)
        .set("new_url", visit.address("/calls/new"))
        .set("need_url", visit.address("/needs/new"))
        .set("idea_url", visit.address("/ideas/new"))
        .set("lead",
             organisation.empty()
                 ? showing.text("lead")
                 : showing.format("lead_of", {{"name", showing.organisation_name(organisation)}}))
        .set_optional("all_url", organisation.empty() ? "" : visit.address("/calls"))
        .set("feed_url", visit.address("/calls.atom"))
        .set("data_url", "/api/v1/calls");
    return services.pages.page(
        visit, "calls/list", std::move(view),
        {.title = showing.text("title"),
         .description = showing.text("lead"),
         .feeds = {
             View().set("name", showing.text("title")).set("url", visit.address("/calls.atom"))}});
}

http::Response feed(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const base = services.pages.public_address();
    web::Feed feed{.address = base + visit.address("/calls.atom"),
                   .page = base + visit.address("/calls"),
                   .title = showing.text("title"),
                   .author = "Samverk",
                   .language = std::string(texts::code(visit.language))};
    auto reader = services.database.read();
    auto all = running(reader, asked_organisation(visit), services.now(), in_feed);
    for (auto& one : over(reader, asked_organisation(visit), services.now(), {}, in_feed))
        all.push_back(std::move(one));
    std::ranges::stable_sort(all, std::ranges::greater(), &Call::updated_at);
    for (auto const& one : all)
        feed.entries.push_back({.id = base + visit.address("/calls/" + one.id.string()),
                                .title = one.told.title,
                                .address = base + visit.address(path_of(one)),
                                .updated = one.updated_at,
                                .summary = phase_text(showing, one) + " " +
                                           basics::shortened(basics::one_line(one.told.story), 300),
                                .language = one.told.language});
    return web::atom(feed);
}

}

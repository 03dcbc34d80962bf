// The coordinator's desk: what waits for an answer, the oldest first.
#include <algorithm>

#include "features/ideas/pages.h"
#include "features/ideas/rules.h"
#include "features/ideas/show.h"
#include "services/members/members.h"

namespace ideas::pages {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t page_size = 40;

DeskFilter filter_in(std::string_view text) {
    if (text == "all") return {DeskFilter::Kind::all};
    if (text == "unseen") return {DeskFilter::Kind::unseen};
    if (auto const state = parse_state(text)) return {DeskFilter::Kind::state, *state};
    return {};
}

bool is_before(Need const& one, Need const& other) {
    return std::pair(one.told_at, one.id) < std::pair(other.told_at, other.id);
}

/// At most `limit` of the needs that are the viewer's to answer. The national process leader
/// answers for those organisations that have nobody, or, asked for everything, sees all.
std::vector<Need> at_desk(Showing const& showing, db::Reader& reader, DeskFilter filter,
                          bool everywhere, Need const& after, std::size_t limit) {
    std::vector<Need> found;
    auto take = [&](Need const& need) {
        found.push_back(need);
        return found.size() < limit;
    };
    if (showing.visit.may(Permission::lead)) {
        auto const taken =
            showing.services.members.organisations_with(permissions::Role::coordinator);
        each_anywhere(reader, filter, after.told_at, after.id, [&](Need const& need) {
            bool const is_taken = std::ranges::binary_search(taken, need.told.organisation);
            return everywhere || !is_taken ? take(need) : true;
        });
        return found;
    }
    for (auto const& organisation : showing.visit.viewer.organisations()) {
        if (!showing.visit.may(Permission::coordinate, organisation)) continue;
        std::size_t const had = found.size();
        each_at_desk(reader, organisation, filter, after.told_at, after.id, [&](Need const& need) {
            found.push_back(need);
            return found.size() - had < limit;
        });
    }
    std::ranges::sort(found, is_before);
    if (found.size() > limit) found.resize(limit);
    return found;
}

View row(Showing const& showing, Need const& need) {
    auto const days = days_between(need.told_at, showing.services.now());
    bool const waits = need.state == State::received || need.state == State::in_progress;
    std::vector<View> tags{
        View().set("tag_kind", "plain").set("tag_text", showing.state(need.state))};
    if (need.visibility != Visibility::public_)
        tags.push_back(View()
                           .set("tag_kind", "plain")
                           .set("tag_text", showing.text("visibility_tag_" +
                                                         std::string(name(need.visibility)))));
    if (need.way != Way::page)
        tags.push_back(View()
                           .set("tag_kind", "plain")
                           .set("tag_text", showing.text("way_" + std::string(name(need.way)))));
    return View()
        .set("row_title", need.told.title)
        .set("row_url", showing.visit.address("/needs/desk/" + need.id.string()))
        .set("row_language", need.told.language)
        .set("row_organisation", showing.organisation_name(need.told.organisation))
        .set("row_when", showing.date(need.told_at))
        .set("waits", waits)
        .set("days", View()
                         .set("count", texts::number(showing.visit.language, days))
                         .set("word", showing.format("days_word", {{"count", days}}))
                         .set("is_late", false))
        .set("tags", std::move(tags));
}

std::string desk_url(Showing const& showing, std::string_view show, bool everywhere,
                     std::string_view after = {}) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + std::string(value);
    };
    if (!show.empty() && show != "waits") add("show", show);
    if (everywhere) add("where", "everywhere");
    if (!after.empty()) add("after", after);
    return showing.visit.address("/needs/desk") + query;
}

std::vector<View> filter_links(Showing const& showing, std::string_view chosen, bool everywhere) {
    std::vector<std::string> shows = {"waits", "unseen"};
    for (auto state : states) shows.emplace_back(name(state));
    shows.emplace_back("all");
    std::vector<View> views;
    for (auto const& show : shows)
        views.push_back(View()
                            .set("filter_text", showing.text("show_" + show))
                            .set("filter_url", desk_url(showing, show, everywhere))
                            .set("filter_is_current", show == chosen));
    return views;
}

}

http::Response show_desk(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& query = visit.request.query;
    auto const filter = filter_in(query.text("show"));
    std::string chosen =
        filter.kind == DeskFilter::Kind::waits ? "waits" : std::string(query.text("show"));
    bool const leads = visit.may(Permission::lead);
    bool const everywhere = leads && query.text("where") == "everywhere";
    auto reader = services.database.read();
    Need after;
    if (auto const id = NeedId::parse(query.text("after")))
        if (auto known = find(reader, *id)) after = *std::move(known);
    auto found = at_desk(showing, reader, filter, everywhere, after, page_size + 1);
    std::string next;
    if (found.size() > page_size) {
        found.pop_back();
        next = desk_url(showing, chosen, everywhere, found.back().id.text());
    }
    std::vector<View> rows;
    for (auto const& need : found) rows.push_back(row(showing, need));
    View view;
    view.set_list("rows", std::move(rows))
        .set("lead", showing.text(leads ? "desk_lead_leader" : "desk_lead"))
        .set("none_text", showing.text(chosen == "waits" ? "desk_none_waits" : "desk_none"))
        .set("filters", filter_links(showing, chosen, everywhere))
        .set("leads", leads)
        .set("where_text", showing.text(everywhere ? "desk_where_nobody" : "desk_where_everywhere"))
        .set("where_url", desk_url(showing, chosen, !everywhere))
        .set("enter_url", visit.address("/needs/enter"))
        .set("needs_url", visit.address("/needs"))
        .set_optional("next_url", next);
    return private_page(services.pages.page(visit, "ideas/desk", std::move(view),
                                            {.title = showing.text("desk_title"),
                                             .unlisted = true,
                                             .query = query.has("show") ? "?show=" + chosen : ""}));
}

}

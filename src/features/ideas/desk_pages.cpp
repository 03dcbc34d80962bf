// The coordinator's desk: what waits for an answer, the oldest first.
#include <algorithm>

#include "features/ideas/answer_times.h"
#include "features/ideas/desk/bulk.h"
#include "features/ideas/desk/pages.h"
#include "features/ideas/intake/pages.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
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

/// What the desk is asked to show.
struct Asked {
    DeskFilter filter = {};
    std::string show = {};  ///< As the address says it: "waits".
    bool everywhere = false;
    bool is_mine = false;                             ///< Only what the viewer has taken on.
    organisations::OrganisationId organisation = {};  ///< Of the unit.
    units::UnitId unit = {};  ///< Only what it has, and those below it; empty: all.
    Need after = {};
};

/// Whether the viewer has taken it on.
bool is_mine(Showing const& showing, Need const& need) {
    auto reader = showing.services.database.read();
    auto const has = desk::assignment(reader, need.id);
    return has && has->member == showing.visit.viewer.member;
}

/// Whether a unit, or those below it, have what the desk shows.
bool is_in_unit(units::Where& where, Asked const& asked, Need const& need) {
    if (asked.unit.empty()) return true;
    if (need.told.organisation != asked.organisation) return false;
    auto const spot = where.spot(need.told.organisation, subject_of(need));
    return spot.line && std::ranges::find(*spot.line, asked.unit) != spot.line->end();
}

/// At most `limit` of the needs that are the viewer's to answer. The national process leader
/// answers for those organisations that have nobody, or, asked for everything, sees all where no
/// secrecy holds.
std::vector<Need> at_desk(Showing const& showing, db::Reader& reader, units::Where& where,
                          Asked const& asked, std::size_t limit) {
    std::vector<Need> found;
    auto const& viewer = showing.visit.viewer;
    auto const& after = asked.after;
    auto const is_asked = [&](Need const& need) {
        return !asked.is_mine || is_mine(showing, need);
    };
    if (showing.visit.may(Permission::lead)) {
        auto const taken =
            showing.services.members.organisations_with(permissions::Role::coordinator);
        each_anywhere(reader, asked.filter, after.told_at, after.id, [&](Need const& need) {
            bool const is_taken = std::ranges::binary_search(taken, need.told.organisation);
            if ((asked.everywhere || !is_taken) && is_in_unit(where, asked, need) &&
                answers_for(viewer, where, need) && is_asked(need))
                found.push_back(need);
            return found.size() < limit;
        });
        return found;
    }
    for (auto const& organisation : viewer.organisations()) {
        if (!permissions::may_in_part(viewer, Permission::coordinate, organisation)) continue;
        std::size_t const had = found.size();
        each_at_desk(reader, organisation, asked.filter, after.told_at, after.id,
                     [&](Need const& need) {
                         if (is_in_unit(where, asked, need) && answers_for(viewer, where, need) &&
                             is_asked(need))
                             found.push_back(need);
                         return found.size() - had < limit;
                     });
    }
    std::ranges::sort(found, is_before);
    if (found.size() > limit) found.resize(limit);
    return found;
}

/// row_due (optional), and whether a promised date has passed.
std::pair<std::string, bool> due_of(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const clock = clock_of(reader, need);
    if (!clock || clock->outcome != promises::Outcome::running) return {};
    if (promises::stands_still(*clock)) return {showing.text("desk_stands_still"), false};
    auto const today = basics::day_in_stockholm(showing.services.now());
    bool const is_own = clock->given.front().source != promises::Source::national;
    bool const is_passed = promises::is_late(*clock, today);
    return {
        showing.format(
            is_passed ? "desk_was_due" : "desk_due",
            {{"when", texts::short_date(showing.visit.language, promises::counted_due(*clock))}}),
        is_passed && is_own};
}

View row(Showing const& showing, db::Reader& reader, units::Where& where, Need const& need) {
    auto const spot = where.spot(need.told.organisation, subject_of(need));
    auto const unit = spot.unit ? where.chart(spot.organisation).name(spot.unit->id) : "";
    auto const days = days_between(need.told_at, showing.services.now());
    auto const [due, is_late] = due_of(showing, reader, need);
    bool const waits = need.state == State::received || need.state == State::in_progress;
    std::vector<View> tags{
        View().set("tag_kind", "plain").set("tag_text", showing.state(need.state))};
    if (need.told.kind == Kind::idea)
        tags.insert(tags.begin(),
                    View().set("tag_kind", "plain").set("tag_text", showing.text("kind_idea")));
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
        .set_optional("row_unit", unit)
        .set_optional("row_due", due)
        .set("row_when", showing.date(need.told_at))
        .set_optional("row_has", waits ? desk::assigned_text(showing, where, reader, need) : "")
        .set("row_pick", desk::Pick{need.id, need.version}.text())
        .set("waits", waits)
        .set("days", View()
                         .set("count", texts::number(showing.visit.language, days))
                         .set("word", showing.format("days_word", {{"count", days}}))
                         .set("is_late", is_late))
        .set("tags", std::move(tags));
}

std::string desk_url(Showing const& showing, Asked const& asked, std::string_view show,
                     std::string_view after = {}) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + std::string(value);
    };
    if (!show.empty() && show != "waits") add("show", show);
    if (asked.everywhere) add("where", "everywhere");
    if (!asked.unit.empty()) add("unit", asked.unit.text());
    if (!after.empty()) add("after", after);
    return showing.visit.address("/needs/desk") + query;
}

/// The organisations whose units the viewer may choose among: those in which they answer.
std::vector<organisations::OrganisationId> own_organisations(web::Visit const& visit) {
    std::vector<organisations::OrganisationId> own;
    for (auto const& one : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::coordinate, one)) own.push_back(one);
    return own;
}

/// Choosing a unit: has_units, unit_field, kept_show.
View unit_filter(Showing const& showing, units::Where& where, Asked const& asked) {
    std::vector<web::Option> options{{"", showing.text("desk_all_units"), asked.unit.empty()}};
    auto const own = own_organisations(showing.visit);
    for (auto const& organisation : own)
        for (auto const& one : units::choices(where.chart(organisation)))
            options.push_back({one.id.string(), one.text, one.id == asked.unit});
    bool const has_units = options.size() > 1;
    View view;
    view.set("has_units", has_units)
        .set("unit_url", showing.visit.address("/needs/desk"))
        .set("kept_show", asked.show)
        .set(
            "unit_field",
            web::choices_view({.name = "unit", .label = showing.text("label_desk_unit")}, options));
    return view;
}

/// The unit of the address, when it is of an organisation that the viewer answers in.
void find_unit(web::Visit const& visit, units::Where& where, Asked& asked) {
    auto const id = units::UnitId::parse(visit.request.query.text("unit"));
    if (!id) return;
    for (auto const& organisation : own_organisations(visit))
        if (std::ranges::find(where.chart(organisation).units(), *id, &units::Unit::id) !=
            where.chart(organisation).units().end()) {
            asked.organisation = organisation;
            asked.unit = *id;
        }
}

std::vector<View> filter_links(Showing const& showing, Asked const& asked) {
    std::vector<std::string> shows = {"waits", "mine", "unseen"};
    for (auto state : states) shows.emplace_back(name(state));
    shows.emplace_back("all");
    std::vector<View> views;
    for (auto const& show : shows)
        views.push_back(View()
                            .set("filter_text", showing.text("show_" + show))
                            .set("filter_url", desk_url(showing, asked, show))
                            .set("filter_is_current", show == asked.show));
    return views;
}

Asked asked_in(web::Visit const& visit, db::Reader& reader, units::Where& where) {
    auto const& query = visit.request.query;
    Asked asked{.filter = filter_in(query.text("show"))};
    asked.show =
        asked.filter.kind == DeskFilter::Kind::waits ? "waits" : std::string(query.text("show"));
    asked.is_mine = query.text("show") == "mine";
    if (asked.is_mine) asked.show = "mine";
    asked.everywhere = visit.may(Permission::lead) && query.text("where") == "everywhere";
    find_unit(visit, where, asked);
    if (auto const id = NeedId::parse(query.text("after")))
        if (auto known = find(reader, *id)) asked.after = *std::move(known);
    return asked;
}

}

namespace {

/// Where one goes from the list.
View beside_view(web::Visit const& visit) {
    return View()
        .set("bulk_url", visit.address("/needs/bulk"))
        .set("decisions_url", visit.address("/needs/decisions"))
        .set("weighings_url", visit.address("/weighings"))
        .set("times_url", visit.address("/needs/desk/times"));
}

}

http::Response show_desk(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    // One reads needs while the other is asked where each lies.
    auto reader = services.database.read(), beside = services.database.read();
    units::Where where(beside, basics::day_in_stockholm(services.now()));
    auto const asked = asked_in(visit, reader, where);
    bool const leads = visit.may(Permission::lead);
    auto found = at_desk(showing, reader, where, asked, page_size + 1);
    std::string next;
    if (found.size() > page_size) {
        found.pop_back();
        next = desk_url(showing, asked, asked.show, found.back().id.text());
    }
    std::vector<View> rows;
    for (auto const& need : found) rows.push_back(row(showing, reader, where, need));
    auto elsewhere = asked;
    elsewhere.everywhere = !asked.everywhere;
    auto view = unit_filter(showing, where, asked);
    view.merge(intake::desk_view(showing, reader));
    view.set_list("rows", std::move(rows))
        .set("lead", showing.text(leads ? "desk_lead_leader" : "desk_lead"))
        .set("none_text", showing.text(asked.show == "waits" ? "desk_none_waits" : "desk_none"))
        .set("filters", filter_links(showing, asked))
        .set("leads", leads)
        .set("where_text",
             showing.text(asked.everywhere ? "desk_where_nobody" : "desk_where_everywhere"))
        .set("where_url", desk_url(showing, elsewhere, asked.show))
        .merge(beside_view(visit))
        .set("enter_url", visit.address("/needs/enter"))
        .set("captures_url", visit.address("/captures"))
        .set("needs_url", visit.address("/needs"))
        .set_optional("next_url", next);
    web::PageOptions options{.title = showing.text("desk_title"),
                             .unlisted = true,
                             .query = visit.request.query.has("show") ? "?show=" + asked.show : ""};
    if (visit.request.query.text("done") == "given")
        options.notices.push_back(web::notice("done", showing.text("desk_done_given")));
    return private_page(
        services.pages.page(visit, "ideas/desk", std::move(view), std::move(options)));
}

}

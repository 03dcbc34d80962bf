// The tree of a day, and what had ended before it.
#include <algorithm>

#include "app/unit_pages/pages.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/units/store.h"
#include "services/web/api.h"

namespace unit_pages {

namespace {

using units::Unit;
using web::View;

/// Deeper ones are drawn as this deep.
constexpr int deepest_drawn = 5;

std::string name_of(std::vector<Unit> const& units, units::UnitId const& id, basics::Date day) {
    auto const found = std::ranges::find(units, id, &Unit::id);
    return found == units.end() ? std::string() : newest_span(*found, day).name;
}

std::vector<View> unit_views(web::Services& services, web::Visit const& visit,
                             organisations::Organisation const& organisation,
                             std::vector<Unit> const& units, basics::Date day) {
    std::vector<View> views;
    for (auto const& one : units::tree_on(units, day))
        views.push_back(
            View()
                .set("unit_name", one.span->name)
                .set("unit_url",
                     visit.address(tree_path(organisation) + "/" + one.unit->id.string()))
                .set("unit_depth", std::to_string(std::min(one.depth, deepest_drawn)))
                .set("unit_kind", kind_name(services, visit, one.span->kind))
                .set_optional("unit_parent",
                              one.depth > 0 ? name_of(units, one.span->parent, day) : "")
                .set("unit_since", day_text(visit, one.unit->spans.front().from)));
    return views;
}

std::vector<View> ended_views(web::Services& services, web::Visit const& visit,
                              organisations::Organisation const& organisation,
                              std::vector<Unit> const& units, basics::Date day) {
    std::vector<View> views;
    for (auto const& unit : units) {
        if (!unit.until || *unit.until > day) continue;
        auto const became = name_of(units, unit.became, day);
        views.push_back(
            View()
                .set("ended_name", unit.spans.back().name)
                .set("ended_url", visit.address(tree_path(organisation) + "/" + unit.id.string()))
                .set("ended_text",
                     services.pages.format(
                         visit,
                         became.empty() ? "unit_pages.ended_on" : "unit_pages.ended_and_became",
                         {{"when", day_text(visit, *unit.until)}, {"unit", became}})));
    }
    return views;
}

/// The day that is asked for: a whole day; today when none is, or none that there is.
basics::Date asked_day(web::Services& services, web::Visit const& visit) {
    auto const day = basics::parse_iso_date(visit.request.query.text("day"));
    return day && day->day > 0 ? *day : today(services);
}

/// The title, and what was just done.
web::PageOptions options_of(web::Services& services, web::Visit const& visit, basics::Date day) {
    web::PageOptions options{.title = text(services, visit, "title")};
    for (std::string const done : {"added", "changed", "ended"})
        if (visit.request.query.text("done") == done)
            options.notices.push_back(web::notice("done", text(services, visit, "done_" + done)));
    options.query = visit.request.query.text("day").empty() ? "" : "?day=" + basics::iso(day);
    return options;
}

json::Value or_null(std::string const& text) {
    return text.empty() ? json::Value(nullptr) : json::Value(text);
}

}

http::Response show_tree(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    if (visit.part("slug") != basics::slug(one->name))
        return http::moved(visit.address(tree_path(*one)));
    auto const day = asked_day(services, visit);
    std::vector<Unit> all;
    {
        auto reader = services.database.read();
        all = units::store::of_organisation(reader, one->id);
    }
    auto const name = std::string(organisations::name_in(*one, visit.language));
    auto rows = unit_views(services, visit, *one, all, day);
    auto const own_page =
        visit.address("/organisations/" + one->id.string() + "/" + basics::slug(one->name));
    bool const may_write =
        visit.viewer.signed_in() && visit.may(permissions::Permission::coordinate, one->id);
    View view;
    view.set("lead", services.pages.format(visit, "unit_pages.lead",
                                           {{"organisation", name}, {"day", day_text(visit, day)}}))
        .set("form_url", visit.address(tree_path(*one)))
        .set("day_field",
             web::field_view(
                 {.name = "day", .label = text(services, visit, "day"), .value = basics::iso(day)}))
        .set("may_write", may_write)
        .set("promises_url", visit.address("/administration/" + one->id.string() + "/promises"))
        .set("sheets_url", visit.address("/administration/" + one->id.string() + "/sheets"))
        .set("doors_url", visit.address("/administration/" + one->id.string() + "/doors"))
        .set("contact_url", visit.address("/administration/" + one->id.string() + "/contact"))
        .set("new_url", visit.address("/administration/" + one->id.string() + "/units"))
        .set_list("units", std::move(rows))
        .set_list("ended", ended_views(services, visit, *one, all, day))
        .set("answers_url", own_page + "/answers")
        .set("data_url", "/api/v1/organisations/" + one->id.string() + "/units")
        .set("breadcrumbs",
             std::vector<View>{View().set("crumb_name", name).set("crumb_url", own_page)});
    return services.pages.page(visit, "unit_pages/tree", std::move(view),
                               options_of(services, visit, day));
}

http::Response as_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"day"});
    auto const asked = visit.request.query.text("day");
    auto const day = asked_day(services, visit);
    if (!asked.empty() && basics::iso(day) != asked)
        throw http::BadRequest{"day is a date as in 2027-01-01"};
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    auto reader = services.database.read();
    auto const all = units::store::of_organisation(reader, one->id);
    json::Array items;
    for (auto const& placed : units::tree_on(all, day))
        items.push_back(json::Object{
            {"id", placed.unit->id.text()},
            {"name", placed.span->name},
            {"kind", units::name(placed.span->kind)},
            {"parent", or_null(placed.depth > 0 ? placed.span->parent.string() : "")},
            {"from", basics::iso(placed.unit->spans.front().from)},
            {"until", placed.unit->until ? json::Value(basics::iso(*placed.unit->until)) : nullptr},
            {"became", or_null(placed.unit->became.string())}});
    return web::api_reply(
        json::Object{{"day", basics::iso(day)}, {"items", std::move(items)}, {"next", nullptr}});
}

}

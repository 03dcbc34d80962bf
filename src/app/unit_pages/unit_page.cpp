// One unit as everybody sees it: what it is, what it has, and, for those who answer for the
// organisation, who has which role there.
#include <algorithm>

#include "app/account/handlers.h"
#include "app/unit_pages/pages.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/pauses/pauses.h"
#include "services/search/document.h"
#include "services/units/mailboxes.h"
#include "services/units/store.h"
#include "services/units/things.h"

namespace unit_pages {

namespace {

using permissions::Permission;
using units::Chart;
using units::Unit;
using web::View;

constexpr std::size_t most_shown = 30, most_read = 300;

/// The title in the reader's language, where there is one.
std::string title_of(search::Document const& document, texts::Language language) {
    std::string title;
    for (auto const& text : document.texts)
        if (text.role == search::Role::title && (title.empty() || text.language == language))
            title = text.text;
    return title;
}

/// Things of the kind that everybody may see, with the unit or with what it took over.
std::vector<View> thing_views(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              Chart const& chart, Unit const& unit, std::string const& kind) {
    std::vector<View> views;
    auto const describe = services.describe.find(kind);
    if (describe == services.describe.end()) return views;
    for (auto const& given : chart.gathered_by(unit.id))
        for (auto const& id : units::store::given_to(reader, unit.organisation, given, kind,
                                                     chart.day(), "", most_read)) {
            auto const document = describe->second(reader, id);
            if (!document || std::ranges::find(document->visible_to, search::everyone) ==
                                 document->visible_to.end())
                continue;
            views.push_back(View()
                                .set("thing_title", title_of(*document, visit.language))
                                .set("thing_url", visit.address(document->path)));
            if (views.size() == most_shown) return views;
        }
    return views;
}

std::vector<View> groups(web::Services& services, web::Visit const& visit, db::Reader& reader,
                         Chart const& chart, Unit const& unit) {
    std::vector<View> views;
    for (std::string const kind : {"need", "idea", "project", "case"}) {
        auto things = thing_views(services, visit, reader, chart, unit, kind);
        if (things.empty()) continue;
        views.push_back(View()
                            .set("group_title", text(services, visit, "things_" + kind))
                            .set("things", std::move(things)));
    }
    return views;
}

std::string page_path(organisations::Organisation const& one, units::UnitId const& unit) {
    return tree_path(one) + "/" + unit.string();
}

std::vector<View> below_views(web::Visit const& visit, organisations::Organisation const& one,
                              Chart const& chart, Unit const& unit) {
    std::vector<View> views;
    for (auto const& placed : units::tree_on(chart.units(), chart.day()))
        if (placed.depth > 0 && placed.span->parent == unit.id)
            views.push_back(View()
                                .set("below_name", placed.span->name)
                                .set("below_url", visit.address(page_path(one, placed.unit->id))));
    return views;
}

/// Who has a role that was given in the unit or in what it took over.
std::vector<View> people_views(web::Services& services, web::Visit const& visit, Chart const& chart,
                               Unit const& unit) {
    std::vector<View> views;
    for (auto const& holder : services.members.of_organisation(unit.organisation)) {
        auto const* place = chart.role_place(holder.unit);
        if (!place || place->id != unit.id) continue;
        views.push_back(
            View()
                .set("person_name", holder.member.name)
                .set("person_url", visit.address("/administration/" + unit.organisation.string() +
                                                 "/people/" + holder.member.id.string()))
                .set("person_role", administration::role_name(services, visit, holder.role)));
    }
    return views;
}

/// "Nämnd. Finns sedan 1 januari 2015.", and what took over when it has ended.
std::string lead(web::Services& services, web::Visit const& visit, Chart const& chart,
                 Unit const& unit) {
    auto const& span = newest_span(unit, chart.day());
    auto words = services.pages.format(visit, "unit_pages.unit_lead",
                                       {{"kind", kind_name(services, visit, span.kind)},
                                        {"when", day_text(visit, unit.spans.front().from)}});
    if (unit.until && *unit.until <= chart.day()) {
        auto const became = chart.name(unit.became);
        words += " " +
                 services.pages.format(
                     visit, became.empty() ? "unit_pages.ended_on" : "unit_pages.ended_and_became",
                     {{"when", day_text(visit, *unit.until)}, {"unit", became}}) +
                 ".";
    }
    return words;
}

/// "Svarar igen den 10 augusti.", during a pause; otherwise empty.
std::string pause_text(web::Services& services, web::Visit const& visit, db::Reader& reader,
                       Chart const& chart, units::UnitId const& unit) {
    auto const holding = pauses::holding_for(
        pauses::store::to_come(reader, chart.organisation(), chart.day()), chart, unit);
    auto const* now = pauses::pause_on(holding, chart.day());
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(chart.organisation());
    auto const country =
        one && one->country == "NO" ? pauses::Country::norway : pauses::Country::sweden;
    auto const again = pauses::answering_again(chart.day(), country, holding);
    if (!now || !again) return {};
    return services.pages.format(visit, "unit_pages.paused",
                                 {{"when", day_text(visit, *again)}, {"words", now->words}});
}

std::string above_name(Chart const& chart, Unit const& unit) {
    auto const& span = newest_span(unit, chart.day());
    return chart.name(span.parent);
}

std::vector<View> page_crumbs(web::Services& services, web::Visit const& visit,
                              organisations::Organisation const& one) {
    return {View()
                .set("crumb_name", organisations::name_in(one, visit.language))
                .set("crumb_url", visit.address("/organisations/" + one.id.string() + "/" +
                                                basics::slug(one.name))),
            View()
                .set("crumb_name", text(services, visit, "title"))
                .set("crumb_url", visit.address(tree_path(one)))};
}

}

http::Response show_public_unit(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    if (visit.part("slug") != basics::slug(one->name))
        return http::moved(visit.address(page_path(*one, visit.id<units::UnitId>("unit"))));
    auto reader = services.database.read();
    auto const chart = units::chart_of(reader, one->id, today(services));
    auto const& unit = unit_of(chart.units(), visit);
    auto const& span = newest_span(unit, chart.day());
    bool const coordinates = visit.viewer.signed_in() && visit.may(Permission::coordinate, one->id);
    bool const answers = visit.viewer.signed_in() &&
                         visit.may_at(Permission::coordinate, chart.spot(unit.id).place());
    auto const above = above_name(chart, unit);
    View view;
    view.set("lead", lead(services, visit, chart, unit))
        .set_optional("above_name", above)
        .set("above_url", above.empty() ? "" : visit.address(page_path(*one, span.parent)))
        .set_optional("mailbox",
                      units::mailbox_for(units::store::mailboxes(reader, one->id), chart, unit.id))
        .set_optional("pause_text", pause_text(services, visit, reader, chart, unit.id))
        .set("is_closed", chart.spot(unit.id).is_closed)
        .set_list("groups", groups(services, visit, reader, chart, unit))
        .set_list("below", below_views(visit, *one, chart, unit))
        .set("sees_people", coordinates)
        .set_list("people",
                  coordinates ? people_views(services, visit, chart, unit) : std::vector<View>())
        .set("answers", answers)
        .set("desk_url", visit.address("/needs/desk?unit=" + unit.id.string()))
        .set("change_url", visit.address(unit_path(one->id, unit.id)))
        .set("breadcrumbs", page_crumbs(services, visit, *one));
    view.merge(
        web::beside_view(web::boxes_beside(services, visit, reader, "unit", unit.id.string())));
    return services.pages.page(visit, "unit_pages/public", std::move(view), {.title = span.name});
}

}

// A new unit, and what one is called and where it stands from a day on.
#include <algorithm>

#include "app/account/handlers.h"
#include "app/unit_pages/pages.h"
#include "services/units/actions.h"
#include "services/units/store.h"

namespace unit_pages {

namespace {

using units::Draft;
using units::Unit;
using web::View;

Draft draft_of(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {text("name"), text("kind"), text("parent"),
            text("from"), text("seen"), form.text("closed") == "yes"};
}

units::Hand hand(web::Services& services, web::Visit const& visit) {
    return {services.activity, services.now(), visit.viewer.member};
}

/// What a page of the form shows.
struct Form {
    administration::Place const& place;
    std::vector<Unit> const& units;
    Unit const* unit;  ///< Null: a new one.
    Draft draft;
    basics::Problems problems = {};
};

View closed_field(web::Services& services, web::Visit const& visit, bool is_closed) {
    auto field = web::field_view({.name = "closed",
                                  .label = text(services, visit, "closed"),
                                  .value = "yes",
                                  .hint = text(services, visit, "closed_hint")});
    return field.set("is_checked", is_closed);
}

void set_fields(web::Services& services, web::Visit const& visit, Form const& form, View& view) {
    auto const problem = [&](std::string_view field) {
        return web::problem_text(visit, services.pages, form.problems, field);
    };
    std::vector<web::Option> kinds;
    using enum units::Kind;
    for (auto kind : {board, administration, unit, company}) {
        auto const id = std::string(units::name(kind));
        kinds.push_back({id, kind_name(services, visit, kind), form.draft.kind == id});
    }
    auto parents = unit_options(form.units, today(services),
                                form.unit ? form.unit->id : units::UnitId(), form.draft.parent);
    parents.insert(parents.begin(),
                   {"", text(services, visit, "parent_none"), form.draft.parent.empty()});
    view.set("name_field", web::field_view({.name = "name",
                                            .label = text(services, visit, "name"),
                                            .value = form.draft.name,
                                            .problem = problem("name"),
                                            .max_length = units::longest_name,
                                            .required = true}))
        .set("kind_field", web::choices_view({.name = "kind",
                                              .label = text(services, visit, "kind"),
                                              .problem = problem("kind"),
                                              .required = true},
                                             kinds))
        .set("parent_field", web::choices_view({.name = "parent",
                                                .label = text(services, visit, "parent"),
                                                .problem = problem("parent")},
                                               parents))
        .set("from_field", web::field_view({.name = "from",
                                            .label = text(services, visit, "from"),
                                            .value = form.draft.from,
                                            .hint = text(services, visit, "from_hint"),
                                            .problem = problem("from"),
                                            .required = true}))
        .set("closed_field", closed_field(services, visit, form.draft.is_closed));
}

std::vector<View> span_views(web::Services& services, web::Visit const& visit, Form const& form) {
    std::vector<View> views;
    if (!form.unit) return views;
    for (auto const& span : form.unit->spans) {
        auto const parent = std::ranges::find(form.units, span.parent, &Unit::id);
        views.push_back(View()
                            .set("span_from", day_text(visit, span.from))
                            .set("span_name", span.name)
                            .set("span_kind", kind_name(services, visit, span.kind))
                            .set("span_parent", parent == form.units.end()
                                                    ? text(services, visit, "parent_none")
                                                    : newest_span(*parent, span.from).name));
    }
    return views;
}

http::Response form_page(web::Services& services, web::Visit const& visit, Form const& form) {
    auto const id = form.place.id();
    auto view = web::problems_view(visit, services.pages, form.problems);
    set_fields(services, visit, form, view);
    bool const is_new = !form.unit;
    auto const own_path =
        is_new ? "/administration/" + id.string() + "/units" : unit_path(id, form.unit->id);
    auto spans = span_views(services, visit, form);
    view.set("is_new", is_new)
        .set("draft_saved_text", "")
        .set("seen", is_new ? std::string() : units::edition_of(*form.unit))
        .set("form_url", visit.address(own_path))
        .set("back_url", visit.address(tree_path(*form.place.organisation)))
        .set("end_url", visit.address(own_path + "/end"))
        .set("until_text",
             form.unit && form.unit->until
                 ? services.pages.format(visit, "unit_pages.ended_on",
                                         {{"when", day_text(visit, *form.unit->until)}})
                 : std::string())
        .set("is_ended", form.unit && form.unit->until)
        .set_list("spans", std::move(spans))
        .set("breadcrumbs", crumbs(services, visit, form.place));
    auto const title =
        is_new ? text(services, visit, "new_title") : newest_span(*form.unit, today(services)).name;
    return account::private_page(services.pages.page(
        visit, "unit_pages/unit", std::move(view),
        {.title = title, .status = status_of(form.problems), .unlisted = true}));
}

std::vector<Unit> all_of(web::Services& services, administration::Place const& place) {
    auto reader = services.database.read();
    return units::store::of_organisation(reader, place.id());
}

http::Response back(web::Visit const& visit, administration::Place const& place,
                    std::string_view done) {
    return account::private_page(http::redirect(visit.address(tree_path(*place.organisation)) +
                                                "?done=" + std::string(done)));
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto const all = all_of(services, place);
    return form_page(services, visit,
                     {place, all, nullptr, {.from = basics::iso(today(services))}});
}

http::Response create(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto const draft = draft_of(visit.request.form);
    auto tx = services.database.begin();
    auto const added = units::add(tx, hand(services, visit), place.id(), draft);
    if (!added) {
        auto const all = units::store::of_organisation(tx, place.id());
        return form_page(services, visit, {place, all, nullptr, draft, added.error()});
    }
    tx.commit();
    return back(visit, place, "added");
}

http::Response show_unit(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto const all = all_of(services, place);
    auto const& unit = unit_of(all, visit);
    auto const& span = newest_span(unit, today(services));
    return form_page(services, visit,
                     {place,
                      all,
                      &unit,
                      {.name = span.name,
                       .kind = std::string(units::name(span.kind)),
                       .parent = span.parent.string(),
                       .from = basics::iso(today(services)),
                       .is_closed = span.is_closed}});
}

http::Response change(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto const draft = draft_of(visit.request.form);
    auto tx = services.database.begin();
    auto const problems = units::change(tx, hand(services, visit), place.id(),
                                        visit.id<units::UnitId>("unit"), draft);
    if (!problems) throw http::NotFound();
    if (!problems->empty()) {
        auto const all = units::store::of_organisation(tx, place.id());
        return form_page(services, visit, {place, all, &unit_of(all, visit), draft, *problems});
    }
    tx.commit();
    return back(visit, place, "changed");
}

}

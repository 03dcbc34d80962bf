// The end of a unit: from which day, and what takes over what lies below it.
#include "app/account/handlers.h"
#include "app/unit_pages/pages.h"
#include "services/units/actions.h"
#include "services/units/store.h"

namespace unit_pages {

namespace {

http::Response end_page(web::Services& services, web::Visit const& visit,
                        administration::Place const& place, std::vector<units::Unit> const& all,
                        units::EndDraft const& draft, basics::Problems const& problems) {
    auto const& unit = unit_of(all, visit);
    auto const& pages = services.pages;
    auto options = unit_options(all, today(services), unit.id, draft.became);
    options.insert(options.begin(),
                   {"", text(services, visit, "became_none"), draft.became.empty()});
    auto const path = unit_path(place.id(), unit.id);
    auto view = web::problems_view(visit, pages, problems);
    view.set("form_url", visit.address(path + "/end"))
        .set("seen", units::edition_of(unit))
        .set("back_url", visit.address(path))
        .set("until_field",
             web::field_view({.name = "until",
                              .label = text(services, visit, "until"),
                              .value = draft.until,
                              .hint = text(services, visit, "until_hint"),
                              .problem = web::problem_text(visit, pages, problems, "until"),
                              .required = true}))
        .set("became_field",
             web::choices_view({.name = "became",
                                .label = text(services, visit, "became"),
                                .hint = text(services, visit, "became_hint"),
                                .problem = web::problem_text(visit, pages, problems, "became")},
                               options))
        .set("breadcrumbs", crumbs(services, visit, place));
    auto const name = newest_span(unit, today(services)).name;
    return account::private_page(
        pages.page(visit, "unit_pages/end", std::move(view),
                   {.title = pages.format(visit, "unit_pages.end_title", {{"unit", name}}),
                    .status = status_of(problems),
                    .unlisted = true}));
}

}

http::Response show_end(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    auto reader = services.database.read();
    auto const all = units::store::of_organisation(reader, place.id());
    auto const& unit = unit_of(all, visit);
    return end_page(services, visit, place, all,
                    {basics::iso(unit.until.value_or(today(services))), unit.became.string()}, {});
}

http::Response end(web::Services& services, web::Visit const& visit) {
    auto const place = administration::place(services, visit);
    units::EndDraft const draft{std::string(visit.request.form.text("until")),
                                std::string(visit.request.form.text("became")),
                                std::string(visit.request.form.text("seen"))};
    auto tx = services.database.begin();
    auto const problems = units::end(tx, {services.activity, services.now(), visit.viewer.member},
                                     place.id(), visit.id<units::UnitId>("unit"), draft);
    if (!problems) throw http::NotFound();
    if (!problems->empty())
        return end_page(services, visit, place, units::store::of_organisation(tx, place.id()),
                        draft, *problems);
    tx.commit();
    return account::private_page(
        http::redirect(visit.address(tree_path(*place.organisation)) + "?done=ended"));
}

}

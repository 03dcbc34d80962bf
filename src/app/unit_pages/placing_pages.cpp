// Giving a project or a case to a unit, or back to the organisation as a whole.
#include "app/account/handlers.h"
#include "app/unit_pages/pages.h"
#include "services/promises/clock.h"
#include "services/units/things.h"

namespace unit_pages {

namespace {

using permissions::Permission;
using web::View;

/// What the path names, for those who may give it away; for others it is not there.
web::Access thing(web::Services& services, web::Visit const& visit, units::Where& where,
                  db::Reader& reader) {
    auto access = http::found(
        web::access_to(services, visit, reader, visit.part("kind"), visit.part("subject")));
    if (!access.may_see) throw http::NotFound();
    if (!units::may(visit.viewer, Permission::coordinate, where, access.organisation,
                    {std::string(visit.part("kind")), access.id}))
        throw http::Forbidden();
    return access;
}

std::vector<View> stay_views(web::Services& services, web::Visit const& visit,
                             units::Chart const& chart, std::vector<units::Stay> const& stays) {
    std::vector<View> views;
    for (auto const& stay : stays)
        views.push_back(View()
                            .set("stay_from", day_text(visit, stay.from))
                            .set("stay_unit", stay.unit.empty()
                                                  ? text(services, visit, "whole_organisation")
                                                  : chart.name(stay.unit)));
    return views;
}

http::Response place_page(web::Services& services, web::Visit const& visit, db::Reader& reader,
                          basics::Problems const& problems) {
    units::Where where(reader, today(services));
    auto const access = thing(services, visit, where, reader);
    activity::Subject const subject{std::string(visit.part("kind")), access.id};
    auto const& chart = where.chart(access.organisation);
    auto const spot = where.spot(access.organisation, subject);
    auto const chosen = problems.empty() ? (spot.unit ? spot.unit->id.string() : std::string())
                                         : std::string(visit.request.form.text("unit"));
    auto options = unit_options(chart.units(), chart.day(), {}, chosen);
    std::erase_if(options, [&](web::Option const& option) {
        auto const id = units::UnitId::parse(option.value);
        return !id || !chart.spot(*id).unit || chart.spot(*id).unit->id != *id;
    });
    options.insert(options.begin(),
                   {"", text(services, visit, "whole_organisation"), chosen.empty()});
    auto view = web::problems_view(visit, services.pages, problems);
    view.set("lead",
             services.pages.format(visit, "unit_pages.place_lead", {{"thing", access.title}}))
        .set("form_url", visit.address("/place/" + subject.kind + "/" + subject.id))
        .set("back_url", visit.address(access.path))
        .set("unit_field", web::choices_view({.name = "unit",
                                              .label = text(services, visit, "place_unit"),
                                              .hint = text(services, visit, "place_hint"),
                                              .problem = web::problem_text(visit, services.pages,
                                                                           problems, "unit")},
                                             options))
        .set_list("stays", stay_views(services, visit, chart,
                                      units::store::stays(reader, access.organisation, subject)))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", access.title)
                                                  .set("crumb_url", visit.address(access.path))});
    return account::private_page(services.pages.page(visit, "unit_pages/place", std::move(view),
                                                     {.title = text(services, visit, "place_title"),
                                                      .status = problems.empty() ? 200 : 422,
                                                      .unlisted = true}));
}

}

http::Response show_place(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return place_page(services, visit, reader, {});
}

http::Response place(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    units::Where where(tx, today(services));
    auto const access = thing(services, visit, where, tx);
    auto const problems = units::give(
        tx, {services.activity, services.now(), visit.viewer.member}, access.organisation,
        {std::string(visit.part("kind")), access.id}, visit.request.form.text("unit"));
    if (!problems.empty()) return place_page(services, visit, tx, problems);
    promises::sent_on(tx, access.organisation, {std::string(visit.part("kind")), access.id},
                      services.now());
    tx.commit();
    return account::private_page(http::redirect(visit.address(access.path)));
}

}

// Who answers, and within how many days: stated by an organisation and its units, and nationally.
#include "app/account/handlers.h"
#include "app/promise_pages/pages.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/promises/figures.h"
#include "services/promises/promises.h"
#include "services/promises/showing.h"
#include "services/units/things.h"

namespace promise_pages {

namespace {

using organisations::OrganisationId;
using permissions::Permission;
using promises::Draft;
using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "promise_pages." + id);
}

/// The organisation of the path, for whoever answers for it or for a unit of it.
struct Place {
    OrganisationId id = {};
    std::string name = {}, path = {};
    units::Chart chart;
};

Place place_of(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto const directory = services.organisations.directory();
    auto const* found = directory->find(visit.id<OrganisationId>());
    if (!found) throw http::NotFound();
    if (!permissions::may_in_part(visit.viewer, Permission::coordinate, found->id))
        throw http::Forbidden();
    return {found->id, std::string(organisations::name_in(*found, visit.language)),
            "/organisations/" + found->id.string() + "/" + basics::slug(found->name),
            units::chart_of(reader, found->id, basics::day_in_stockholm(services.now()))};
}

/// Whether the viewer states what the unit (empty: the organisation) promises.
bool may_state(web::Visit const& visit, Place const& place, units::UnitId const& unit) {
    if (unit.empty()) return visit.may(Permission::coordinate, place.id);
    return visit.may_at(Permission::coordinate, place.chart.spot(unit).place());
}

std::string unit_name(web::Services& services, web::Visit const& visit, Place const& place,
                      units::UnitId const& unit) {
    return unit.empty() ? text(services, visit, "whole_organisation") : place.chart.name(unit);
}

View unit_choice(web::Services& services, web::Visit const& visit, Place const& place,
                 Draft const& typed, basics::Problems const& problems) {
    std::vector<web::Option> options;
    if (may_state(visit, place, {}))
        options.push_back({"", text(services, visit, "whole_organisation"), typed.unit.empty()});
    for (auto const& one : units::choices(place.chart))
        if (may_state(visit, place, one.id))
            options.push_back({one.id.string(), one.text, one.id.text() == typed.unit});
    return web::choices_view({.name = "unit",
                              .label = text(services, visit, "unit"),
                              .hint = text(services, visit, "unit_hint"),
                              .problem = web::problem_text(visit, services.pages, problems, "unit"),
                              .required = true},
                             options);
}

/// who_field days_field counting_field problems
View fields_view(web::Services& services, web::Visit const& visit, Draft const& typed,
                 basics::Problems const& problems, bool needs_who) {
    auto const problem = [&](std::string_view field) {
        return web::problem_text(visit, services.pages, problems, field);
    };
    std::vector<web::Option> countings;
    for (auto one : {promises::Counting::working_days, promises::Counting::calendar_days})
        countings.push_back({std::string(promises::name(one)),
                             text(services, visit, std::string(promises::name(one))),
                             typed.counting == promises::name(one)});
    auto view = web::problems_view(visit, services.pages, problems);
    view.set("who_field", web::field_view({.name = "who",
                                           .label = text(services, visit, "who"),
                                           .value = typed.who,
                                           .hint = text(services, visit, "who_hint"),
                                           .problem = problem("who"),
                                           .autocomplete = "off",
                                           .max_length = static_cast<int>(promises::longest_who),
                                           .required = needs_who}))
        .set("days_field", web::field_view({.name = "days",
                                            .label = text(services, visit, "days"),
                                            .value = typed.days,
                                            .hint = text(services, visit, "days_hint"),
                                            .problem = problem("days"),
                                            .autocomplete = "off",
                                            .max_length = 3,
                                            .required = true,
                                            .narrow = true}))
        .set("counting_field", web::choices_view({.name = "counting",
                                                  .label = text(services, visit, "counting"),
                                                  .hint = text(services, visit, "counting_hint"),
                                                  .problem = problem("counting"),
                                                  .type = "radio",
                                                  .required = true},
                                                 countings));
    return view;
}

http::Response page(web::Services& services, web::Visit const& visit, View view,
                    std::string const& title, basics::Problems const& problems) {
    web::PageOptions options{.title = text(services, visit, title),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "saved" || done == "take_away" || done == "sight")
        options.notices.push_back(
            web::notice("done", text(services, visit, "done_" + std::string(done))));
    return account::private_page(
        services.pages.page(visit, "promise_pages/stating", std::move(view), std::move(options)));
}

std::vector<View> stated_views(web::Services& services, web::Visit const& visit, Place const& place,
                               promises::ByUnit const& own) {
    std::vector<View> views;
    for (auto const& [unit, promise] : own)
        views.push_back(
            View()
                .set("stated_unit", unit_name(services, visit, place, unit))
                .set("stated_id", unit.text())
                .set("stated_text", services.pages.format(
                                        visit, "promise_pages.stated",
                                        {{"who", promise.who},
                                         {"within", promises::within(services, visit, promise)}}))
                .set("may_take_away", may_state(visit, place, unit)));
    return views;
}

/// may_decide sight_field: who sees how long answers take.
View sight_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                Place const& place) {
    std::vector<web::Option> options;
    auto const now = promises::sight_of(reader, place.id);
    for (auto one : promises::sights)
        options.push_back({std::string(promises::name(one)),
                           text(services, visit, "sight_" + std::string(promises::name(one))),
                           one == now});
    return View()
        .set("may_decide", visit.may(Permission::coordinate, place.id))
        .set("answers_url", visit.address(place.path + "/answers"))
        .set("sight_field", web::choices_view({.name = "sight",
                                               .label = text(services, visit, "sight"),
                                               .hint = text(services, visit, "sight_hint"),
                                               .type = "radio",
                                               .required = true},
                                              options));
}

http::Response organisation_page(web::Services& services, web::Visit const& visit,
                                 db::Reader& reader, Place const& place, Draft const& typed,
                                 basics::Problems const& problems) {
    auto const own = promises::of_organisation(reader, place.id);
    auto view = fields_view(services, visit, typed, problems, true);
    view.merge(sight_view(services, visit, reader, place))
        .set("is_national", false)
        .set("lead", text(services, visit, "lead"))
        .set("form_url", visit.address("/administration/" + place.id.string() + "/promises"))
        .set_list("stated", stated_views(services, visit, place, own))
        .set("national_text",
             services.pages.format(
                 visit, "promise_pages.national_holds",
                 {{"within", promises::within(services, visit, promises::national(reader))}}))
        .set("unit_field", unit_choice(services, visit, place, typed, problems))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{
                 View().set("crumb_name", place.name).set("crumb_url", visit.address(place.path))});
    return page(services, visit, std::move(view), "title", problems);
}

http::Response national_page(web::Services& services, web::Visit const& visit, Draft const& typed,
                             basics::Problems const& problems) {
    auto view = fields_view(services, visit, typed, problems, false);
    view.set("is_national", true)
        .set("may_decide", false)
        .set("answers_url", "")
        .set("sight_field", false)
        .set("lead", text(services, visit, "national_lead"))
        .set("form_url", visit.address("/promises"))
        .set_list("stated", {})
        .set("national_text", "")
        .set("unit_field", false)
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", text(services, visit, "desk"))
                                                  .set("crumb_url", visit.address("/needs/desk"))});
    return page(services, visit, std::move(view), "national_title", problems);
}

Draft typed_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {text("unit"), text("who"), text("days"), text("counting")};
}

}

namespace {

void decide_sight(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                  Place const& place) {
    visit.must(Permission::coordinate, place.id);
    auto const sight = promises::parse_sight(visit.request.form.text("sight"));
    if (!sight) throw http::BadRequest{"sight is coordinator, people, median or table"};
    promises::set_sight(tx, {services.activity, services.now(), visit.viewer.member}, place.id,
                        *sight);
}

}

http::Response show_promises(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const place = place_of(services, visit, reader);
    return organisation_page(services, visit, reader, place, {.counting = "working_days"}, {});
}

http::Response change_promises(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const place = place_of(services, visit, tx);
    auto const typed = typed_in(visit);
    auto const unit = units::UnitId::parse(typed.unit).value_or(units::UnitId());
    auto const act = visit.request.form.text("act");
    if (act != "state" && act != "take_away" && act != "sight")
        throw http::BadRequest{"act is state, take_away or sight"};
    basics::Problems problems;
    units::Hand const hand{services.activity, services.now(), visit.viewer.member};
    // Whose role is in a unit has not chosen one.
    bool const is_unit = typed.unit.empty() || !unit.empty();
    if (act == "sight") decide_sight(services, visit, tx, place);
    else if (!is_unit) problems.push_back({"unit", "units.thing_gone", {}});
    else if (!may_state(visit, place, unit) && unit.empty())
        problems.push_back({"unit", "promise_pages.unit_missing"});
    else if (!may_state(visit, place, unit)) throw http::Forbidden();
    else if (act == "state") problems = promises::set(tx, hand, place.chart, typed);
    else promises::take_away(tx, hand, place.id, unit);
    if (!problems.empty()) return organisation_page(services, visit, tx, place, typed, problems);
    tx.commit();
    return account::private_page(
        http::redirect(visit.address("/administration/" + place.id.string() + "/promises") +
                       "?done=" + (act == "state" ? "saved" : std::string(act))));
}

http::Response show_national(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const now = promises::national(reader);
    return national_page(services, visit,
                         {.who = now.who,
                          .days = std::to_string(now.days),
                          .counting = std::string(promises::name(now.counting))},
                         {});
}

http::Response change_national(web::Services& services, web::Visit const& visit) {
    auto const typed = typed_in(visit);
    auto tx = services.database.begin();
    auto const problems =
        promises::set_national(tx, {services.activity, services.now(), visit.viewer.member}, typed);
    if (!problems.empty()) return national_page(services, visit, typed, problems);
    tx.commit();
    return account::private_page(http::redirect(visit.address("/promises") + "?done=saved"));
}

}

// The page on which those who answer pause their intake and open it again; the same for programs.
#include "features/ideas/intake/pages.h"

#include "features/ideas/placing.h"
#include "platform/json/value.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"
#include "services/web/api.h"

namespace ideas::intake {

namespace {

using permissions::Permission;
using web::View;

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    return *found;
}

std::string path_of(organisations::Organisation const& one) {
    return "/administration/" + one.id.string() + "/intake";
}

units::Chart chart_today(web::Services& services, db::Reader& reader,
                         organisations::OrganisationId const& organisation) {
    return units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
}

std::vector<View> pause_views(Showing const& showing, units::Chart const& chart,
                              std::vector<Pause> const& pauses) {
    std::vector<View> views;
    for (auto const& one : pauses)
        views.push_back(
            View()
                .set("pause_name",
                     one.unit.empty() ? showing.text("unit_none") : chart.name(one.unit))
                .set("pause_unit", one.unit.text())
                .set("pause_text",
                     showing.format("intake_until",
                                    {{"when", texts::date(showing.visit.language, one.last)},
                                     {"words", one.words}})));
    return views;
}

View form_fields(Showing const& showing, Draft const& typed, basics::Problems const& problems) {
    auto words = web::field_view({.name = "words",
                                  .label = showing.text("label_intake_words"),
                                  .value = typed.words,
                                  .hint = showing.text("hint_intake_words"),
                                  .problem = showing.problem(problems, "words"),
                                  .max_length = static_cast<int>(longest_words),
                                  .required = true,
                                  .rows = 2});
    words.set("counter_text", showing.format("at_most", {{"count", longest_words}}));
    return View()
        .set("last_field", web::field_view({.name = "last",
                                            .label = showing.text("label_intake_last"),
                                            .value = typed.last,
                                            .hint = showing.text("hint_intake_last"),
                                            .problem = showing.problem(problems, "last"),
                                            .required = true}))
        .set("words_field", std::move(words));
}

http::Response page(Showing const& showing, db::Reader& reader,
                    organisations::Organisation const& one, Draft const& typed,
                    basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const chart = chart_today(showing.services, reader, one.id);
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto const whole = standing(showing.services, reader, one.id, {});
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(unit_field(showing, reader, one.id, typed.unit, "unit_none", problems));
    view.merge(form_fields(showing, typed, problems));
    view.set_list("pauses", pause_views(showing, chart, store::pauses(reader, one.id, today)))
        .set("is_unanswered", whole.why == Why::unanswered)
        .set("unanswered_text",
             showing.format("intake_unanswered", {{"name", showing.organisation_name(one.id)}}))
        .set("rule_text",
             showing.format("intake_rule", {{"count", most_passed}, {"days", quiet_days}}))
        .set("form_url", visit.address(path_of(one)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{
                 View()
                     .set("crumb_name", std::string(organisations::name_in(one, visit.language)))
                     .set("crumb_url", showing.organisation_url(one.id))});
    web::PageOptions options{.title = showing.text("intake_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "paused" || done == "opened")
        options.notices.push_back(
            web::notice("done", showing.text("intake_done_" + std::string(done))));
    return private_page(
        showing.services.pages.page(visit, "ideas/intake", std::move(view), std::move(options)));
}

json::Object as_json(web::Services& services, db::Reader& reader,
                     organisations::OrganisationId const& organisation) {
    auto const today = basics::day_in_stockholm(services.now());
    json::Array pauses;
    for (auto const& one : store::pauses(reader, organisation, today))
        pauses.push_back(json::Object{
            {"unit", one.unit.text()}, {"last", basics::iso(one.last)}, {"words", one.words}});
    return json::Object{{"intake", name(standing(services, reader, organisation, {}).why)},
                        {"pauses", std::move(pauses)}};
}

}

http::Response show_intake(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto reader = services.database.read();
    return page(showing, reader, one, {}, {});
}

http::Response change_intake(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const& form = visit.request.form;
    auto const act = form.text("act");
    if (act != "pause" && act != "open") throw http::BadRequest{"act is pause or open"};
    Draft const typed{std::string(form.text("unit")), std::string(form.text("last")),
                      std::string(form.text("words"))};
    basics::Problems problems;
    {
        auto tx = services.database.begin();
        if (act == "open")
            open(tx, hand_of(showing), one.id,
                 units::UnitId::parse(typed.unit).value_or(units::UnitId()));
        else problems = pause(tx, hand_of(showing), chart_today(services, tx, one.id), typed);
        if (problems.empty()) tx.commit();
    }
    if (!problems.empty()) {
        auto reader = services.database.read();
        return page(showing, reader, one, typed, problems);
    }
    return private_page(http::redirect(visit.address(path_of(one)) +
                                       (act == "open" ? "?done=opened" : "?done=paused")));
}

http::Response intake_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto reader = services.database.read();
    return web::api_reply(as_json(services, reader, one.id));
}

http::Response put_intake(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    auto const text = [&](std::string_view field) { return std::string(body.at(field).text()); };
    auto tx = services.database.begin();
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    if (body.at("last").is_null())
        open(tx, hand, one.id, units::UnitId::parse(text("unit")).value_or(units::UnitId()));
    else {
        auto const problems = pause(tx, hand, chart_today(services, tx, one.id),
                                    {text("unit"), text("last"), text("words")});
        if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    }
    auto reply = as_json(services, tx, one.id);
    tx.commit();
    return web::api_reply(reply);
}

}

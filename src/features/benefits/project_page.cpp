// The benefits of one project: planned and realised, who confirmed what.
#include <algorithm>

#include "features/benefits/pages.h"
#include "services/members/members.h"

namespace benefits {

namespace {

using told::said;
using web::View;

constexpr std::size_t most_events = 40;

View value_view(Showing const& showing, web::Access const& project, Whole const& whole,
                Value const& value) {
    auto const& benefit = whole.benefit;
    return View()
        .set("value_year", std::to_string(value.year))
        .set("value_figure", showing.figure(benefit, value.figure))
        .set("value_gain", gain_text(showing, benefit, value))
        .set("value_difference", difference_text(showing, benefit, value))
        .set("value_source", showing.format("measured", {{"day", showing.date(value.measured_on)},
                                                         {"source", value.source}}))
        .set("value_standing", standing_text(showing, value))
        .set("is_confirmed", value.state == State::confirmed)
        .set_optional("value_comment", project.may_change ? value.comment : std::string())
        .set("may_ask", project.may_change && value.state != State::confirmed)
        .set("again_url", showing.visit.address(place(project, benefit) + "/again"))
        .set_optional("value_edit_url",
                      project.may_change
                          ? showing.visit.address(place(project, benefit) +
                                                  "/value?year=" + std::to_string(value.year))
                          : std::string());
}

std::vector<View> event_views(Showing const& showing, db::Reader& reader, Benefit const& benefit) {
    std::vector<View> views;
    for (auto const& event : events(reader, benefit.project, benefit.id, most_events))
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(event.at)))
                .set("event_text", showing.format("event_" + std::string(name(event.what)),
                                                  {{"year", std::to_string(event.year)}}))
                .set_optional("event_url", "")
                .set("is_now", false)
                .set("is_ahead", false));
    return views;
}

View benefit_view(Showing const& showing, db::Reader& reader, web::Access const& project,
                  Whole const& whole) {
    auto const& benefit = whole.benefit;
    std::vector<View> values;
    for (auto value = whole.values.rbegin(); value != whole.values.rend(); ++value)
        values.push_back(value_view(showing, project, whole, *value));
    auto const page = showing.visit.address(place(project, benefit));
    View view;
    view.set("benefit_id", benefit.id.string())
        .set("benefit_title", said(benefit.told, "title"))
        .set("benefit_lead",
             showing.format("planned_lead",
                            {{"planned", showing.figure(benefit, benefit.planned_gain())},
                             {"measure", said(benefit.told, "measure")}}))
        .set("facts", fact_views(showing, benefit))
        .set_list("goals", {})
        .set_list("values", std::move(values))
        .set("is_ended", benefit.is_ended)
        .set("ended_text",
             showing.format("ended_because", {{"reason", benefit.ended_because},
                                              {"day", showing.date(benefit.updated_at)}}))
        .set("events", event_views(showing, reader, benefit))
        .set_optional("edit_url", project.may_change ? page : std::string())
        .set_optional("measure_url",
                      project.may_change && !benefit.is_ended ? page + "/value" : std::string());
    return view;
}

}

http::Response show_benefits(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    auto const all = wholes_of(reader, project);
    std::vector<View> views;
    for (bool const is_ended : {false, true})
        for (auto const& whole : all)
            if (whole.benefit.is_ended == is_ended)
                views.push_back(benefit_view(showing, reader, project, whole));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, &project))
        .set("lead", showing.text(all.empty() ? "project_none" : "project_lead"))
        .set_list("benefits", std::move(views))
        .set_optional("new_url",
                      project.may_change ? visit.address(place(project) + "/new") : std::string())
        .set("project_url", visit.address(project.path))
        .set("totals_url", visit.address("/benefits"))
        .set("data_url", "/api/v1" + place(project));
    web::PageOptions options{.title = showing.format("project_title", {{"title", project.title}}),
                             .unlisted = !project.is_public || all.empty()};
    auto const done = visit.request.query.text("done");
    if (project.may_change && (done == "saved" || done == "sent" || done == "ended"))
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    auto page =
        services.pages.page(visit, "benefits/benefits", std::move(view), std::move(options));
    return project.may_change ? web::private_page(std::move(page)) : std::move(page);
}

}

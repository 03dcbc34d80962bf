// The decision log of a project: every decision in full, with what is left to do and what was
// added.
#include "features/innovation/pages.h"

namespace innovation {

namespace {

using web::View;

std::vector<View> lines(std::vector<std::string> const& all) {
    std::vector<View> views;
    for (auto const& one : all) views.push_back(View().set("line_text", one));
    return views;
}

View decision_view(Showing const& showing, db::Reader& reader, Work const& work, Gate const& gate) {
    bool const inside = work.project.may_change;
    std::vector<std::string> left, added;
    for (auto const& one : follow_ups(reader, gate.project, gate.number))
        left.push_back(follow_up_text(showing, one));
    for (auto const& one : addenda(reader, gate.project, gate.number))
        if (one.is_public || inside) added.push_back(showing.date(one.at) + ": " + one.words);
    return View()
        .set("decision_heading",
             showing.format("log_heading", {{"date", showing.date(gate.decision->on)},
                                            {"step", showing.step_name(work.names, gate.step)}}))
        .set("decision_url", showing.visit.address("/innovation/" + work.project.id + "/gates/" +
                                                   std::to_string(gate.number)))
        .set("decision_question", gate.asked.question)
        .set("facts", decision_facts(showing, gate, inside))
        .set_list("goals", {})
        .set_list("left", lines(left))
        .set_list("added", lines(added));
}

}

http::Response show_decisions(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = seen_work(showing, reader);
    auto const process = process_of(work);
    std::vector<View> decisions;
    for (auto const& gate : gates(reader, process.project))
        if (gate.decision) decisions.push_back(decision_view(showing, reader, work, gate));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, true))
        .set("lead", showing.text("log_lead"))
        .set_list("decisions", std::move(decisions))
        .set("process_url", visit.address("/innovation/" + work.project.id))
        .set("data_url", "/api/v1/innovation/" + work.project.id);
    auto page =
        services.pages.page(visit, "innovation/decisions", std::move(view),
                            {.title = showing.format("log_title", {{"title", work.project.title}}),
                             .unlisted = !work.project.is_public});
    return work.project.may_change ? private_page(std::move(page)) : std::move(page);
}

}

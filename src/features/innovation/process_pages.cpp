// Where a project stands: the steps as a picture and as a list, what is there, what waits, what
// happened.
#include <algorithm>

#include "features/innovation/pages.h"

namespace innovation {

namespace {

using web::View;

std::vector<View> picture(Showing const& showing, Work const& work, Process const& process) {
    std::vector<View> views;
    for (auto const step : steps)
        views.push_back(View()
                            .set("picture_place", std::to_string(place(step)))
                            .set("picture_name", showing.step_name(work.names, step))
                            .set("picture_url", "#" + std::string(name(step)))
                            .set("is_done", step < process.step || process.state == State::finished)
                            .set("is_now", step == process.step && process.state != State::finished)
                            .set("is_ahead", step > process.step));
    return views;
}

std::vector<View> step_list(Showing const& showing, Work const& work, Process const& process,
                            std::vector<Delivered> const& there) {
    std::vector<View> views;
    for (auto const step : steps) {
        std::vector<Condition> all;
        for (auto const one : deliverables(process.kind, step))
            all.push_back({"deliverable:" + std::string(one),
                           std::ranges::any_of(there, [&](Delivered const& delivered) {
                               return delivered.step == step && delivered.name == one;
                           })});
        views.push_back(
            View()
                .set("step_id", std::string(name(step)))
                .set("step_title",
                     std::to_string(place(step)) + ". " + showing.step_name(work.names, step))
                .set("step_question", showing.question_text(process.kind, step))
                .set("step_conditions", condition_views(showing, all, there, step, false)));
    }
    return views;
}

View gate_card(Showing const& showing, Work const& work, std::optional<Gate> const& waiting) {
    if (!waiting) return View();
    auto const page = showing.visit.address("/innovation/" + work.project.id + "/gates/" +
                                            std::to_string(waiting->number));
    bool const left = has_left(showing.services, waiting->asked.decider, work.project.organisation);
    return View()
        .set("gate_text",
             showing.format(left ? "gate_left" : "gate_waits",
                            {{"decider", decider_text(showing, waiting->asked.decider)},
                             {"date", showing.date(waiting->asked.due)}}))
        .set("gate_question", waiting->asked.question)
        .set("gate_url", page);
}

std::vector<View> open_views(Showing const& showing, db::Reader& reader, Work const& work,
                             std::vector<Gate> const& gates) {
    std::vector<View> views;
    for (auto const& gate : gates)
        for (auto const& one : follow_ups(reader, gate.project, gate.number))
            if (one.is_open())
                views.push_back(View()
                                    .set("open_text", follow_up_text(showing, one))
                                    .set("open_url", showing.visit.address(
                                                         "/innovation/" + work.project.id +
                                                         "/gates/" + std::to_string(gate.number))));
    return views;
}

std::vector<web::Option> options_of_templates(Showing const& showing) {
    std::vector<web::Option> options;
    for (auto const one : template_names)
        options.push_back({std::string(one), showing.text("template_" + std::string(one)), false});
    return options;
}

/// Fields for what is there, and for searching.
View step_forms(Showing const& showing, std::vector<Condition> const& conditions,
                Sent const& sent) {
    std::vector<web::Option> asked;
    for (auto const& one : conditions)
        if (one.key.starts_with("deliverable:"))
            asked.push_back({one.key.substr(std::string_view("deliverable:").size()),
                             showing.condition_text(one.key), false});
    View view;
    view.set("deliverable_field", choice(showing, sent, "deliverable", "select", asked))
        .set("evidence_field",
             field(showing, sent, {.name = "evidence", .longest = longest_evidence, .rows = 3}))
        .set("evidence_link_field",
             field(showing, sent, {"evidence_link", longest_link, false, "url"}))
        .set("words_field", field(showing, sent, {"words", longest_words}))
        .set("conclusion_field",
             field(showing, sent, {"conclusion", longest_evidence, false, "text", 3}))
        .set("is_delivering", sent.act == "deliver")
        .set("is_looking", sent.act == "look");
    return view;
}

View change_forms(Showing const& showing, Work const& work, Process const& process,
                  std::vector<Condition> const& conditions, Sent sent) {
    if (sent.act != "change")
        for (auto const& [field, value] : {std::pair{"owner_name", process.owner.name},
                                           {"owner_role", process.owner.role},
                                           {"owner_unit", process.owner.unit}})
            sent.values.insert_or_assign(field, value);
    std::vector<web::Option> earlier;
    for (auto const step : steps)
        if (step < process.step)
            earlier.push_back(
                {std::string(name(step)), showing.step_name(work.names, step), false});
    View view = step_forms(showing, conditions, sent);
    view.set("template_field", choice(showing, sent, "template", "select",
                                      options_of_templates(showing), name(process.kind)))
        .set("owner_name_field",
             field(showing, sent, {"owner_name", longest_name, false, "text", 1, false}))
        .set("owner_role_field",
             field(showing, sent, {"owner_role", longest_role, false, "text", 1, false}))
        .set("owner_unit_field",
             field(showing, sent, {"owner_unit", longest_unit, false, "text", 1, false}))
        .set("move_reason_field",
             field(showing, sent, {"move_reason", longest_reason, true, "text", 3}))
        .set("to_field", choice(showing, sent, "to", "select", earlier))
        .set("may_go_back", process.state == State::active && !earlier.empty())
        .set("may_resume", process.state != State::active)
        .set("is_changing", sent.act == "change")
        .set("is_moving", sent.act == "back" || sent.act == "resume");
    return view;
}

http::Response begin_page(Showing const& showing, Work const& work, Sent const& sent) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    std::vector<web::Option> all_steps;
    for (auto const step : steps)
        all_steps.push_back({std::string(name(step)), showing.step_text(work.names, step), false});
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, false))
        .set("form_url", visit.address("/innovation/" + work.project.id))
        .set("steps_url", visit.address("/innovation/steps"))
        .set("template_field",
             choice(showing, sent, "template", "radio", options_of_templates(showing), "city"))
        .set("step_field", choice(showing, sent, "step", "select", all_steps, "anchor"))
        .set("back_url", visit.address(work.project.path));
    return private_page(showing.services.pages.page(
        visit, "innovation/begin", std::move(view),
        {.title = showing.format("begin_title", {{"title", work.project.title}}),
         .status = sent.problems.empty() ? 200 : 422,
         .unlisted = true}));
}

std::vector<View> facts_of(Showing const& showing, Process const& process) {
    std::vector<View> facts{
        fact(showing.text("fact_template"),
             showing.text("template_" + std::string(name(process.kind)))),
        fact(showing.text("fact_begun"), showing.date(process.begun_at)),
        fact(showing.text("fact_owner"), process.owner.name.empty()
                                             ? showing.text("no_owner")
                                             : process.owner.name + ", " + process.owner.role)};
    if (!process.owner.unit.empty())
        facts.push_back(fact(showing.text("fact_unit"), process.owner.unit));
    for (auto const* model : {"skr", "ks", "opsi", "nesta"})
        facts.push_back(
            fact(showing.text("model_" + std::string(model)),
                 showing.text("in_" + std::string(model) + "_" + std::string(name(process.step)))));
    return facts;
}

std::string lead_of(Showing const& showing, Work const& work, Process const& process) {
    return showing.format(
        "lead_" + std::string(name(process.state)),
        {{"step", showing.step_text(work.names, process.step)},
         {"since",
          showing.date(process.state == State::active ? process.entered_at : process.updated_at)}});
}

void set_merged(View& view, Showing const& showing, db::Reader& reader, Process const& process) {
    auto const into = process.merged_into.empty()
                          ? std::nullopt
                          : web::access_to(showing.services, showing.visit, reader, "project",
                                           process.merged_into);
    bool const is_seen = into && into->may_see;
    view.set_optional("merged_url", is_seen ? showing.visit.address(into->path) : "")
        .set("merged_title", is_seen ? into->title : "");
}

/// Ways on from the page.
View ways(Showing const& showing, Work const& work) {
    auto const& visit = showing.visit;
    auto const base = "/innovation/" + work.project.id;
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, false))
        .set("project_url", visit.address(work.project.path))
        .set("steps_url", visit.address("/innovation/steps"))
        .set("funnel_url",
             visit.address("/innovation?organisation=" + work.project.organisation.string()))
        .set("data_url", "/api/v1/innovation/" + work.project.id)
        .set("experiment_url_new", visit.address(base + "/experiments/new"))
        .set("log_url", visit.address(base + "/decisions"))
        .set("act_url", visit.address(base))
        .set("ask_url", visit.address(base + "/gates/new"));
    return view;
}

web::PageOptions options_of(Showing const& showing, Work const& work, Sent const& sent) {
    web::PageOptions options{
        .title = showing.format("process_title", {{"title", work.project.title}}),
        .status = sent.problems.empty() ? sent.status : 422,
        .unlisted = !work.project.is_public};
    if (work.project.may_change && showing.visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    return options;
}

}

http::Response process_page(Showing const& showing, db::Reader& reader, Work const& work,
                            Sent const& sent) {
    if (!work.process)
        return work.project.may_change ? begin_page(showing, work, sent) : throw http::NotFound();
    auto const process = *work.process;
    auto const there = delivered(reader, process.project);
    auto const searches = looked(reader, process.project);
    auto const all = conditions(process, there, searches);
    auto const decisions = gates(reader, process.project);
    auto const waiting = waiting_gate(reader, process.project);
    bool const works = work.project.may_change;
    auto view = web::problems_view(showing.visit, showing.services.pages, sent.problems);
    view.merge(ways(showing, work));
    view.set("lead", lead_of(showing, work, process))
        .set("picture", picture(showing, work, process))
        .set("step_heading", showing.step_text(work.names, process.step))
        .set("step_question", showing.question_text(process.kind, process.step))
        .set("conditions", condition_views(showing, all, there, process.step, works))
        .set_optional("lesson_text", process.lesson)
        .set_list("open", open_views(showing, reader, work, decisions))
        .set_list("searches", looked_views(showing, reader, searches))
        .set_list("experiments", experiment_views(showing, reader, work))
        .set("step_list", step_list(showing, work, process, there))
        .set("events", event_views(showing, work, moves(reader, process.project), decisions))
        .set("facts", facts_of(showing, process))
        .set_list("goals", {})
        .set("may_ask", works && !waiting && process.state == State::active)
        .set("works", false)
        .set("waiting", false);
    set_merged(view, showing, reader, process);
    if (waiting) view.set("waiting", gate_card(showing, work, waiting));
    if (works) view.set("works", change_forms(showing, work, process, all, sent));
    auto page = showing.services.pages.page(showing.visit, "innovation/process", std::move(view),
                                            options_of(showing, work, sent));
    return works ? private_page(std::move(page)) : std::move(page);
}

http::Response show_process(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return process_page(showing, reader, seen_work(showing, reader), {});
}

}

// One box for a project, one for an organisation.
#include "features/innovation/beside.h"

#include "features/innovation/pages.h"

namespace innovation {

namespace {

std::optional<web::BesideBox> of_project(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view id) {
    Showing const showing(services, visit);
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto process = find(reader, project->id);
    for (auto const& other : project->also)
        if (!process) process = find(reader, other);
    auto const page = visit.address("/innovation/" + project->id);
    web::BesideBox box{.title = showing.text("box_title")};
    if (!process) {
        if (!project->may_change) return std::nullopt;
        box.text = showing.text("box_none");
        box.actions = {{showing.text("box_begin"), page}};
        return box;
    }
    auto const names = step_names_of(reader, project->organisation);
    box.text = showing.format(
        "lead_" + std::string(name(process->state)),
        {{"step", showing.step_text(names, process->step)},
         {"since", showing.date(process->state == State::active ? process->entered_at
                                                                : process->updated_at)}});
    if (auto const waiting = waiting_gate(reader, process->project))
        box.lines.push_back(
            {showing.format("box_waits", {{"role", waiting->asked.decider.role},
                                          {"date", showing.date(waiting->asked.due)}}),
             page + "/gates/" + std::to_string(waiting->number)});
    box.lines.push_back({showing.text("box_read"), page});
    box.thread_step = "project";
    box.thread_note = showing.step_name(names, process->step);
    box.thread_url = page;
    return box;
}

std::optional<web::BesideBox> of_organisation(web::Services& services, Counted& counted,
                                              web::Visit const& visit, db::Reader& reader,
                                              std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    auto const figures = funnel(*counted.now(), *organisation, services.now());
    std::int64_t now = 0, stopped = 0;
    for (auto const& of : figures) {
        now += of[What::now] + of[What::paused];
        stopped += of[What::stopped];
    }
    bool const works = visit.may(permissions::Permission::contribute, *organisation);
    auto const trials =
        works ? site_lines(showing, reader, *organisation) : std::vector<SiteLine>();
    if (now == 0 && stopped == 0 && trials.empty()) return std::nullopt;
    web::BesideBox box{.title = showing.text("box_title")};
    box.text = showing.format("box_figures", {{"now", now}, {"stopped", stopped}});
    box.lines = {{showing.text("box_funnel"),
                  visit.address("/innovation?organisation=" + organisation->string())}};
    if (works)
        box.lines.push_back({showing.text("waiting_title"),
                             visit.address("/innovation/waiting/" + organisation->string())});
    for (auto const& one : trials)
        box.lines.push_back({one.title + " – " + one.text, visit.address(one.path)});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Counted> const& counted) {
    return {
        {"project", 10,
         [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return of_project(services, visit, reader, id);
         }},
        {"organisation", 10,
         [&services, counted](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return of_organisation(services, *counted, visit, reader, id);
         }}};
}

}

// One process: the tracks side by side, and as a list; and one step.
#include <algorithm>
#include <set>

#include "features/processes/pages.h"
#include "services/web/beside.h"
#include "services/web/table_view.h"

namespace processes {

namespace {

using web::View;

constexpr std::size_t projects_at_once = 50;

View step_view(Showing const& showing, Process const& process, Meetings::All const& meetings,
               Step const& step) {
    auto const projects = meetings.of(process, step.id).size();
    return View()
        .set("step_title", showing.words(step.of(Part::name)))
        .set("step_url", showing.visit.address(path_of(process, step.id)))
        .set("step_is_decision", step.kind == StepKind::decision)
        .set("step_is_innovation", step.kind == StepKind::innovation)
        .set_optional("step_projects",
                      projects == 0 ? "" : showing.format("projects_count", {{"count", projects}}));
}

std::string in_one_line(std::string const& text) {
    std::string words;
    for (auto const& line : lines_of(text)) words += (words.empty() ? "" : "; ") + line.words;
    return words;
}

View row_of(Showing const& showing, Process const& process, Meetings::All const& meetings,
            Step const& step) {
    std::vector<View> cells{web::row_head(showing.words(step.of(Part::name)),
                                          showing.visit.address(path_of(process, step.id)))};
    for (auto const part : {Part::decides, Part::does, Part::asked, Part::told}) {
        cells.push_back(web::words_cell(in_one_line(showing.words(step.of(part)))));
    }
    auto const projects = meetings.of(process, step.id).size();
    cells.push_back(web::number_cell(std::to_string(projects)));
    return View().set("cells", std::move(cells));
}

View track_view(Showing const& showing, Process const& process, Meetings::All const& meetings,
                Track const& track) {
    std::vector<View> steps, rows;
    for (auto const& step : track.steps) {
        steps.push_back(step_view(showing, process, meetings, step));
        rows.push_back(row_of(showing, process, meetings, step));
    }
    View table;
    table.set("table_title", showing.words(track.name))
        .set("heads", std::vector<View>{web::words_head(showing.text("head_step")),
                                        web::words_head(showing.text("part_decides")),
                                        web::words_head(showing.text("part_does")),
                                        web::words_head(showing.text("part_asked")),
                                        web::words_head(showing.text("part_told")),
                                        web::number_head(showing.text("head_projects"))})
        .set("rows", std::move(rows));
    return View()
        .set("track_title", showing.words(track.name))
        .set_optional("track_text", showing.words(track.explanation))
        .set_list("track_steps", std::move(steps))
        .set("table", std::move(table));
}

std::string standing_text(Showing const& showing, db::Reader& reader, Process const& process) {
    if (process.is_template()) return showing.text("standing_template");
    auto const origin = origin_of(showing.parts, reader, process);
    texts::Arguments arguments{{"who", showing.organisation_name(process.organisation)},
                               {"version", process.version},
                               {"date", showing.date(process.updated_at)}};
    auto words = showing.format(process.is_in_use ? "standing_own" : "standing_retired", arguments);
    if (origin) {
        auto const all = differences(as_origin(origin->outline), as_origin(process.outline));
        // That it has a name of its own goes without saying.
        auto const count =
            std::ranges::count_if(all, [](Difference const& one) { return !one.track.empty(); });
        words += " " + showing.format("standing_differs", {{"count", count}});
    }
    return words;
}

View way(std::string const& words, std::string const& url) {
    return View().set("way_text", words).set("way_url", url);
}

std::vector<View> ways_on(Showing const& showing, Process const& process) {
    auto const& visit = showing.visit;
    auto const place = path_of(process);
    std::vector<View> ways;
    if (!process.is_template()) {
        ways.push_back(way(showing.text("to_versions"), visit.address(place + "/versions")));
        ways.push_back(way(showing.text("to_template"),
                           visit.address(place + "/versions/" + std::to_string(process.version) +
                                         "?against=template")));
    }
    if (visit.may(permissions::Permission::coordinate))
        ways.push_back(way(showing.text("to_copy"), visit.address(place + "/copy")));
    ways.push_back(way(showing.text("as_data"), "/api/v1" + place));
    return ways;
}

View role_fact(Showing const& showing, Step const& step, Part part) {
    std::vector<View> values;
    for (auto const& line : lines_of(showing.words(step.of(part))))
        values.push_back(View()
                             .set("value_text", line.words)
                             .set_optional("value_url", line.link)
                             .set_optional("value_note", ""));
    if (values.empty())
        values.push_back(View()
                             .set("value_text", showing.text("role_nobody"))
                             .set_optional("value_url", "")
                             .set_optional("value_note", ""));
    return View()
        .set("fact_name", showing.text("part_" + std::string(name(part))))
        .set("values", std::move(values));
}

std::vector<View> project_views(Showing const& showing, Process const& process,
                                Meetings::All const& meetings, std::string_view step,
                                std::string& next) {
    auto const after = showing.visit.request.query.text("after");
    std::vector<View> views;
    std::string last;
    for (auto const place : meetings.of(process, step)) {
        auto const& one = meetings.rows[place];
        if (one.met.project <= after) continue;
        if (views.size() == projects_at_once) {
            next = showing.visit.address(path_of(process, step) + "?after=" + last + "#projects");
            break;
        }
        last = one.met.project;
        views.push_back(
            View()
                .set("project_title", title_of(one, showing.visit.language))
                .set("project_url", showing.visit.address(one.path))
                .set_optional("project_who", showing.organisation_name(one.organisation))
                .set_optional("project_words", one.met.words)
                .set("words_language", texts::code(one.met.language)));
    }
    return views;
}

void set_neighbours(Showing const& showing, Process const& process, Found const& found,
                    View& view) {
    auto const link = [&](std::string const& name, Step const* step) {
        view.set_optional(name + "_title", step ? showing.words(step->of(Part::name)) : "")
            .set_optional(name + "_url",
                          step ? showing.visit.address(path_of(process, step->id)) : "");
    };
    bool const has_before = found && found.place > 0;
    bool const has_after = found && found.place + 1 < found.track->steps.size();
    link("before", has_before ? &found.track->steps[found.place - 1] : nullptr);
    link("after", has_after ? &found.track->steps[found.place + 1] : nullptr);
}

View words_of_step(Showing const& showing, AnyStep const& any, Found const& found) {
    View view;
    std::vector<View> facts;
    for (auto const part : {Part::decides, Part::does, Part::asked, Part::told})
        facts.push_back(role_fact(showing, any.step, part));
    view.set("explanation_lines", line_views(showing.words(any.step.of(Part::explanation))))
        .set("is_gone", !any.is_there)
        .set("track_text",
             found ? showing.format("in_track", {{"track", showing.words(found.track->name)}})
                   : showing.text("step_removed"))
        .set("kind_text", showing.text("kind_" + std::string(name(any.step.kind))))
        .set("kind_tag", any.step.kind == StepKind::innovation ? "good" : "plain")
        .set_list("facts", std::move(facts))
        .set_list("goals", {})
        .set_list("question_lines", line_views(showing.words(any.step.of(Part::questions))))
        .set_list("method_lines", line_views(showing.words(any.step.of(Part::methods))))
        .set_list("barrier_lines", line_views(showing.words(any.step.of(Part::barriers))));
    return view;
}

}

http::Response show_process(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const process = read_process(showing, reader);
    auto const meetings = parts.meetings.now();
    std::vector<View> tracks;
    for (auto const& track : process.outline.tracks)
        tracks.push_back(track_view(showing, process, *meetings, track));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing))
        .set("explanation_lines", line_views(showing.words(process.outline.explanation)))
        .set("standing", standing_text(showing, reader, process))
        .set_list("tracks", std::move(tracks))
        .set_optional("edit_url",
                      showing.may_edit(process) ? visit.address(path_of(process) + "/edit") : "")
        .set_optional("owner_url",
                      process.is_template()
                          ? ""
                          : visit.address("/organisations/" + process.organisation.string()))
        .set("owner", owner_text(showing, process))
        .set("ways", ways_on(showing, process));
    return parts.services.pages.page(visit, "processes/process", std::move(view),
                                     {.title = showing.words(process.outline.name)});
}

http::Response show_step(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto any = http::found(find_any_step(parts, reader, visit.part("step")));
    if (any.process.id != visit.part("id")) throw http::NotFound();
    auto const found = find_step(any.process.outline, any.step.id);
    auto const meetings = parts.meetings.now();
    std::string next;
    auto projects = project_views(showing, any.process, *meetings, any.step.id, next);
    auto view = words_of_step(showing, any, found);
    auto const origin = find_any_step(parts, reader, any.step.origin);
    view.set_optional("origin_url",
                      origin ? visit.address(path_of(origin->process, origin->step.id)) : "");
    set_neighbours(showing, any.process, found, view);
    view.set_list("breadcrumbs", breadcrumbs(showing, &any.process))
        .set_list("projects", std::move(projects))
        .set_optional("next_url", next)
        .set("projects_text",
             showing.format("projects_met",
                            {{"count", meetings->of(any.process, any.step.id).size()}}))
        .set_optional("edit_url", showing.may_edit(any.process) && any.is_there
                                      ? visit.address(path_of(any.process, any.step.id) + "/edit")
                                      : "")
        .set("process_url", visit.address(path_of(any.process)))
        .set("process_name", showing.words(any.process.outline.name));
    view.merge(web::beside_view(
        web::boxes_beside(parts.services, visit, reader, "process_step", any.step.id)));
    return parts.services.pages.page(visit, "processes/step", std::move(view),
                                     {.title = showing.words(any.step.of(Part::name))});
}

}

// The form of one step.
#include <algorithm>
#include <array>

#include "features/processes/pages.h"

namespace processes {

namespace {

using web::View;

struct Form {
    TypedStep typed = {};
    std::string track = {};
    basics::Problems problems = {};
    /// How the step is now, when somebody else has changed it meanwhile.
    std::optional<Step> others = {};
};

bool is_new(web::Visit const& visit) { return visit.part("step") == "new"; }

std::vector<View> part_fields(Showing const& showing, Form const& form) {
    std::vector<View> fields;
    for (std::size_t i = 0; i < part_names.size(); ++i) {
        auto const part = static_cast<Part>(i);
        std::string const key(part_names[i]);
        auto made = field(
            showing, form.problems,
            {.name = key,
             .label = showing.text("part_" + key),
             .value = form.typed.words[i],
             .longest = longest(part),
             .rows = part == Part::name        ? 0
                     : part >= Part::questions ? 4
                                               : 2,
             .hint = part == Part::name || part == Part::explanation ? std::string()
                                                                     : showing.text("hint_" + key),
             .is_required = part == Part::name});
        made.set("is_line", part == Part::name);
        auto const others = form.others ? showing.words(form.others->words[i]) : std::string();
        made.set_optional("others", form.others && others != form.typed.words[i] ? others : "");
        fields.push_back(std::move(made));
    }
    return fields;
}

View choices(Showing const& showing, Process const& process, Form const& form) {
    std::vector<web::Option> kinds, tracks;
    for (auto const kind : step_kind_names)
        kinds.push_back({std::string(kind), showing.text("kind_" + std::string(kind)),
                         form.typed.kind == kind});
    for (auto const& track : process.outline.tracks)
        tracks.push_back({track.id, showing.words(track.name), form.track == track.id});
    View view;
    view.set("kind_field", web::choices_view({.name = "kind",
                                              .label = showing.text("label_kind"),
                                              .problem = showing.problem(form.problems, "kind"),
                                              .type = "radio",
                                              .required = true},
                                             kinds))
        .set("track_field", web::choices_view({.name = "track",
                                               .label = showing.text("label_track"),
                                               .problem = showing.problem(form.problems, "track"),
                                               .required = true},
                                              tracks));
    return view;
}

http::Response form_page(Showing const& showing, Process const& process, Form const& form,
                         std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.merge(choices(showing, process, form));
    view.set_list("breadcrumbs", breadcrumbs(showing, &process))
        .set("fields", part_fields(showing, form))
        .set("version_value", std::to_string(process.version))
        .set("form_url", visit.address(path_of(process, visit.part("step")) + "/edit"))
        .set("back_url", visit.address(path_of(process) + "/edit"));
    web::PageOptions options{
        .title = is_new(visit) ? showing.text("step_new")
                               : showing.format("step_edit", {{"name", form.typed.words[0]}}),
        .status = form.problems.empty() ? status : 422,
        .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(visit, "processes/step_form", std::move(view),
                                                    std::move(options)));
}

Form form_in(web::Visit const& visit) {
    Form form{.track = sent(visit, "track")};
    for (std::size_t i = 0; i < part_names.size(); ++i)
        form.typed.words[i] = sent(visit, part_names[i]);
    form.typed.kind = sent(visit, "kind");
    return form;
}

/// The step as it is, or an empty one; NotFound for one that the process has not.
Step step_before(Process const& process, web::Visit const& visit) {
    if (is_new(visit)) return {};
    auto const found = find_step(process.outline, visit.part("step"));
    if (!found) throw http::NotFound();
    return *found.step;
}

basics::Problem no_room() {
    return {"track", "processes.problem_steps", {{"most", std::to_string(most_steps)}}};
}

bool has_track(Process const& process, std::string_view track) {
    return std::ranges::find(process.outline.tracks, track, &Track::id) !=
           process.outline.tracks.end();
}

std::string heading_place(web::Visit const& visit, Process const& process) {
    return visit.address(path_of(process) + "/edit?done=saved#tracks");
}

}

http::Response show_step_form(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const process = changed_process(showing, reader);
    Form form{.typed = typed_of(step_before(process, visit), visit.language),
              .track = std::string(visit.request.query.text("track"))};
    if (auto const found = find_step(process.outline, visit.part("step")))
        form.track = found.track->id;
    return form_page(showing, process, form);
}

http::Response save_step(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto form = form_in(visit);
    auto tx = parts.services.database.begin();
    auto const process = changed_process(showing, tx);
    bool const is_overtaken = process.version != sent_version(visit);
    // Somebody else took it away: what was typed is kept as a step to add.
    auto const found = find_step(process.outline, visit.part("step"));
    if (!is_new(visit) && !found) {
        if (!is_overtaken) throw http::NotFound();
        return form_page(showing, process, form, "step_gone", 409);
    }
    auto const before = step_before(process, visit);
    auto good = checked(before, form.typed, visit.language);
    if (!good) form.problems = good.error();
    if (!has_track(process, form.track))
        form.problems.push_back({"track", "processes.problem_track"});
    if (!form.problems.empty()) return form_page(showing, process, form);
    // Sent twice is sent.
    if (found && *good == before && form.track == found.track->id)
        return private_page(http::redirect(heading_place(visit, process)));
    if (is_overtaken) {
        if (found) form.others = before;
        return form_page(showing, process, form, "overtaken", 409);
    }
    auto outline = process.outline;
    bool const is_moved = found && form.track != found.track->id;
    if (!put_step(outline, *good, form.track)) {
        form.problems = {no_room()};
        return form_page(showing, process, form);
    }
    auto const kind = !found                        ? Change::step_added
                      : is_moved && *good == before ? Change::step_moved
                                                    : Change::step_changed;
    change(tx, {parts.services.activity, parts.services.now(), visit.viewer.member}, process,
           std::move(outline), kind, showing.words(good->of(Part::name)));
    tx.commit();
    return private_page(http::redirect(heading_place(visit, process)));
}

}

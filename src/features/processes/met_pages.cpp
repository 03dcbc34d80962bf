// Which steps a project met: told by those who work with it.
#include <algorithm>

#include "features/processes/pages.h"

namespace processes {

namespace {

using web::View;

struct Typed {
    std::string step = {}, words = {};
};

web::Access changed_project(Showing const& showing, db::Reader& reader) {
    auto access = http::found(web::access_to(showing.services, showing.visit, reader, "project",
                                             showing.visit.part("id")));
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    return access;
}

/// The project's own organisation's processes first, then the templates.
std::vector<Process> offered(Showing const& showing, db::Reader& reader,
                             web::Access const& project) {
    std::vector<Process> all;
    if (!project.organisation.empty())
        for (auto& one : store::list(reader, project.organisation, "", most_processes))
            if (one.is_in_use) all.push_back(std::move(one));
    all.insert(all.end(), showing.parts.templates.begin(), showing.parts.templates.end());
    return all;
}

std::vector<web::Option> step_options(Showing const& showing, std::vector<Process> const& all,
                                      std::string_view chosen) {
    std::vector<web::Option> options{{"", showing.text("choose_step"), chosen.empty()}};
    for (auto const& process : all)
        for (auto const& track : process.outline.tracks)
            for (auto const& step : track.steps)
                options.push_back(
                    {step.id,
                     showing.words(process.outline.name) +
                         (process.is_template() ? " (" + showing.text("template") + ")" : "") +
                         " · " + showing.words(track.name) + " · " +
                         showing.words(step.of(Part::name)),
                     chosen == step.id});
    return options;
}

std::vector<View> met_views(Showing const& showing, db::Reader& reader,
                            web::Access const& project) {
    std::vector<View> views;
    for (auto const& met : met_by(reader, project)) {
        auto const any = find_any_step(showing.parts, reader, met.step);
        if (!any) continue;
        views.push_back(View()
                            .set("met_id", met.step)
                            .set("met_title", showing.words(any->step.of(Part::name)))
                            .set("met_url", showing.visit.address(path_of(any->process, met.step)))
                            .set("met_process", showing.words(any->process.outline.name))
                            .set_optional("met_words", met.words)
                            .set("words_language", texts::code(met.language)));
    }
    return views;
}

http::Response met_page(Showing const& showing, db::Reader& reader, web::Access const& project,
                        Typed const& typed, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.set("breadcrumbs", std::vector<View>{crumb(project.title, visit.address(project.path))})
        .set("has_breadcrumbs", true)
        .set_list("met", met_views(showing, reader, project))
        .set(
            "step_field",
            web::choices_view({.name = "step",
                               .label = showing.text("label_met_step"),
                               .problem = showing.problem(problems, "step"),
                               .required = true},
                              step_options(showing, offered(showing, reader, project), typed.step)))
        .set("words_field", field(showing, problems,
                                  {.name = "words",
                                   .label = showing.text("label_met_words"),
                                   .value = typed.words,
                                   .longest = longest_words,
                                   .rows = 3,
                                   .hint = showing.text("hint_met_words")}))
        .set("form_url", visit.address("/project-steps/" + project.id))
        .set("back_url", visit.address(project.path))
        .set("list_url", visit.address("/processes"));
    web::PageOptions options{.title = showing.text("met_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    return private_page(
        showing.services.pages.page(visit, "processes/met", std::move(view), std::move(options)));
}

}

http::Response show_met(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return met_page(showing, reader, changed_project(showing, reader),
                    {std::string(visit.request.query.text("step")), {}}, {});
}

http::Response tell_met(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    Typed const typed{sent(visit, "step"), sent(visit, "words")};
    auto tx = parts.services.database.begin();
    auto const project = changed_project(showing, tx);
    Hand const hand{parts.services.activity, parts.services.now(), visit.viewer.member};
    auto const back = visit.address("/project-steps/" + project.id + "?done=saved");
    if (sent(visit, "act") == "remove") {
        unmeet(tx, hand, project.id, typed.step, project.organisation);
        for (auto const& other : project.also)
            unmeet(tx, hand, other, typed.step, project.organisation);
        tx.commit();
        return private_page(http::redirect(back));
    }
    auto good = checked_met(parts, tx, project.id, typed.step, typed.words);
    if (!good) return met_page(showing, tx, project, typed, good.error());
    good->language = visit.language;
    meet(tx, hand, *good, project.organisation);
    tx.commit();
    return private_page(http::redirect(back));
}

}

// One barrier: the data behind its figures, and what it would take to remove it.
#include <algorithm>
#include <utility>

#include "features/leverage/pages.h"
#include "services/activity/activity.h"

namespace leverage {

namespace {

using web::View;

View field(Showing const& showing, basics::Problems const& problems, std::string const& name,
           std::string const& value, int rows) {
    auto view = web::field_view({.name = name,
                                 .label = showing.text("label_" + name),
                                 .value = value,
                                 .hint = showing.text("hint_" + name),
                                 .problem = showing.problem(problems, name),
                                 .autocomplete = "off",
                                 .max_length = rows > 0 ? static_cast<int>(longest_words) : 40,
                                 .rows = rows});
    if (rows > 0) view.set("counter_text", showing.format("at_most", {{"count", longest_words}}));
    return view;
}

std::string figures_text(Showing const& showing, Project const& project) {
    std::string text =
        project.money ? showing.money(*project.money) : showing.text("money_not_told");
    text += " · " + (project.municipalities.empty()
                         ? showing.text("people_not_known")
                         : showing.format("won_people", {{"count", project.people}}));
    for (auto const goal : project.goals) text += " · " + showing.format("goal", {{"goal", goal}});
    return text;
}

std::vector<View> project_views(Showing const& showing, Picture const& from, Held const& held) {
    std::vector<View> views;
    for (auto const place : held.projects) {
        auto const& project = from.projects[place];
        views.push_back(View()
                            .set("item_title", project.title)
                            .set("item_url", showing.visit.address(project.path))
                            .set("item_text", figures_text(showing, project)));
    }
    return views;
}

std::vector<View> fact_views(Showing const& showing, Removal const& removal) {
    std::vector<View> facts{
        web::fact(showing.text("head_cost"), showing.cost_text(removal)),
        web::fact(showing.text("head_months"), showing.months_text(removal)),
        web::fact(showing.text("head_words"),
                  removal.words.empty() ? showing.text("not_told") : removal.words)};
    if (removal.version > 0)
        facts.push_back(web::fact(showing.text("head_told"), showing.told_by(removal)));
    return facts;
}

struct Form {
    Typed typed = {};
    basics::Problems problems = {};
    bool is_overtaken = false;
};

void set_form(View& view, Showing const& showing, Held const& held, Form const& form) {
    view.set("may_tell", held.barrier.may_describe)
        .set("cost_field", field(showing, form.problems, "cost", form.typed.cost, 0))
        .set("months_field", field(showing, form.problems, "months", form.typed.months, 0))
        .set("words_field", field(showing, form.problems, "words", form.typed.words, 3))
        .set("version_value", std::to_string(held.removal.version))
        .set("form_url", address_of(showing, held));
}

http::Response page(Showing const& showing, Picture const& from, Form const& form) {
    auto const& visit = showing.visit;
    auto const& held = from.barriers.front();
    std::vector<View> organisations;
    for (auto const& id : held.barrier.behind)
        organisations.push_back(
            View()
                .set("organisation_name", showing.organisation_name(id, "no_organisation"))
                .set("organisation_url", visit.address("/organisations/" + id.string())));
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    set_form(view, showing, held, form);
    view.set_list("projects", project_views(showing, from, held))
        .set_list("organisations", std::move(organisations))
        .set("facts", fact_views(showing, held.removal))
        .set("has_goals", false)
        .set("breadcrumbs", breadcrumbs(showing, true))
        .set("barrier_url", visit.address(held.barrier.path))
        .set("barrier_title", held.barrier.title)
        .set("barrier_language", texts::code(held.barrier.language))
        .set("back_url", visit.address("/barriers/leverage"));
    web::PageOptions options{.title = showing.format("held_title", {{"title", held.barrier.title}}),
                             .status = form.is_overtaken       ? 409
                                       : form.problems.empty() ? 200
                                                               : 422};
    if (form.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("overtaken")));
    if (visit.request.query.text("done") == "told")
        options.notices.push_back(web::notice("done", showing.text("done_told")));
    return showing.services.pages.page(visit, "leverage/held", std::move(view), std::move(options));
}

}

Removal tell(web::Services& services, db::Transaction& tx, web::Visit const& visit,
             Held const& held, Removal removal) {
    auto const& organisation = held.barrier.organisation;
    auto const own = visit.viewer.organisations();
    bool const is_own = std::ranges::find(own, organisation) != own.end();
    removal.organisation = is_own ? organisation : organisations::OrganisationId();
    removal.version = held.removal.version + 1;
    removal.updated_at = services.now();
    put(tx, held.barrier.id, removal);
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = "leverage.estimated",
                                  .subject = {"barrier", held.barrier.id},
                                  .organisation = organisation});
    return removal;
}

http::Response show_held(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const from = picture_of(parts.services, visit, reader, visit.part("id"));
    return page(showing, from, {.typed = typed_of(from.barriers.front().removal)});
}

http::Response save(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const from = picture_of(parts.services, visit, tx, visit.part("id"));
    auto const& held = from.barriers.front();
    if (!held.barrier.may_describe) throw http::Forbidden();
    auto const& sent = visit.request.form;
    Form form{.typed = {std::string(sent.text("cost")), std::string(sent.text("months")),
                        std::string(sent.text("words"))}};
    auto const good = checked(form.typed);
    if (!good) {
        form.problems = good.error();
        return page(showing, from, form);
    }
    if (sent.text("version") != std::to_string(held.removal.version)) {
        form.is_overtaken = true;
        return page(showing, from, form);
    }
    tell(parts.services, tx, visit, held, *good);
    tx.commit();
    return http::redirect(visit.address("/barriers/leverage/" + held.barrier.id + "?done=told"));
}

}

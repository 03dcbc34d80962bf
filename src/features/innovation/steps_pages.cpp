// The steps, as everybody may read them, and what an organisation calls them.
#include <algorithm>

#include "features/innovation/innovation.h"
#include "features/innovation/pages.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace innovation {

namespace {

using web::View;

std::vector<View> deliverable_views(Showing const& showing, Step step) {
    std::vector<View> views;
    for (auto const kind : {Template::city, Template::port, Template::energy})
        for (auto const one : deliverables(kind, step)) {
            auto const common = deliverables(Template::city, step);
            bool const is_common =
                std::ranges::find(common, one) != common.end() && one != "city_process";
            if (is_common && kind != Template::city) continue;
            auto words = showing.text("deliverable_" + std::string(one));
            if (!is_common)
                words += " (" + showing.text("template_" + std::string(name(kind))) + ")";
            views.push_back(View().set("deliverable_text", std::move(words)));
        }
    return views;
}

/// "Aktörskarta: vilka som berörs": the words before the colon lead to what has been told of them.
std::vector<View> ways_of(Showing const& showing, std::string_view what, Step step) {
    std::vector<View> views;
    for (auto const* number : {"_1", "_2"}) {
        auto const words = showing.text(std::string(what) + "_" + std::string(name(step)) + number);
        auto const colon = std::min(words.find(':'), words.size());
        views.push_back(
            View()
                .set("way_name", words.substr(0, colon))
                .set("way_about", words.substr(colon))
                .set("way_url", showing.visit.address("/search?q=" +
                                                      web::query_escaped(words.substr(0, colon)))));
    }
    return views;
}

View step_view(Showing const& showing, Step step) {
    std::vector<View> models;
    for (auto const* model : {"skr", "ks", "opsi", "nesta"})
        models.push_back(
            fact(showing.text("model_" + std::string(model)),
                 showing.text("in_" + std::string(model) + "_" + std::string(name(step)))));
    return View()
        .set("step_id", std::string(name(step)))
        .set("step_title",
             std::to_string(place(step)) + ". " + showing.text("step_" + std::string(name(step))))
        .set("step_lead", showing.text("about_" + std::string(name(step))))
        .set("step_question", showing.question_text(Template::city, step))
        .set("step_deliverables", deliverable_views(showing, step))
        .set("step_methods", ways_of(showing, "method", step))
        .set("step_barriers", ways_of(showing, "barrier", step))
        .set("step_projects",
             showing.visit.address("/search?type=project&step=" + std::string(facet_value(step))))
        .set("facts", std::move(models))
        .set_list("goals", {});
}

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    showing.visit.must(permissions::Permission::coordinate, found->id);
    return *found;
}

http::Response naming_page(Showing const& showing, organisations::Organisation const& one,
                           StepNames const& typed, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    std::vector<View> fields;
    for (auto const step : steps) {
        auto const id = "name_" + std::string(name(step));
        fields.push_back(View().set(
            "name_field", web::field_view({.name = id,
                                           .label = showing.text("step_" + std::string(name(step))),
                                           .value = typed.at(static_cast<std::size_t>(step)),
                                           .problem = web::problem_text(
                                               visit, showing.services.pages, problems, id),
                                           .autocomplete = "off",
                                           .max_length = static_cast<int>(longest_step_name)})));
    }
    auto const name = std::string(organisations::name_in(one, visit.language));
    view.set_list("breadcrumbs", {})
        .set("lead", showing.format("naming_lead", {{"name", name}}))
        .set("name_fields", std::move(fields))
        .set("form_url", visit.address("/administration/" + one.id.string() + "/steps"))
        .set("steps_url", visit.address("/innovation/steps"))
        .set("back_url", visit.address("/administration/" + one.id.string()));
    web::PageOptions options{.title = showing.text("naming_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    return private_page(showing.services.pages.page(visit, "innovation/naming", std::move(view),
                                                    std::move(options)));
}

}

http::Response show_steps(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    std::vector<View> all;
    for (auto const step : steps) all.push_back(step_view(showing, step));
    return services.pages.page(
        visit, "innovation/steps",
        View()
            .set("lead", showing.text("steps_lead"))
            .set_list("breadcrumbs", {})
            .set("all_steps", std::move(all))
            .set("funnel_url", visit.address("/innovation")),
        {.title = showing.text("steps_title"), .description = showing.text("steps_lead")});
}

http::Response show_naming(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto reader = services.database.read();
    return naming_page(showing, one, step_names_of(reader, one.id), {});
}

http::Response send_naming(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    StepNames typed;
    for (auto const step : steps)
        typed.at(static_cast<std::size_t>(step)) =
            std::string(visit.request.form.text("name_" + std::string(name(step))));
    auto const good = checked_names(typed);
    if (!good) return naming_page(showing, one, typed, good.error());
    auto tx = services.database.begin();
    name_steps(tx, {services.activity, services.now(), visit.viewer.member, one.id}, *good);
    tx.commit();
    return private_page(http::redirect(
        visit.address("/administration/" + one.id.string() + "/steps") + "?done=saved"));
}

}

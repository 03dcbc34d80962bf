// What an organisation begins its answers with: its list, kept by its coordinators.
#include "features/ideas/desk/pages.h"
#include "services/organisations/shelf.h"

#include <algorithm>

namespace ideas::desk {

namespace {

using permissions::Permission;
using web::View;

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    return *found;
}

std::string path_of(organisations::OrganisationId const& id) {
    return "/administration/" + id.string() + "/templates";
}

View form_fields(Showing const& showing, Template const& typed, basics::Problems const& problems) {
    auto words = web::field_view({.name = "words",
                                  .label = showing.text("label_template_words"),
                                  .value = typed.words,
                                  .hint = showing.text("hint_template_words"),
                                  .problem = showing.problem(problems, "words"),
                                  .max_length = static_cast<int>(longest_template),
                                  .required = true,
                                  .rows = 6});
    words.set("counter_text", showing.format("at_most", {{"count", longest_template}}));
    View view;
    view.set("words_field", std::move(words))
        .set("name_field", web::field_view({.name = "name",
                                            .label = showing.text("label_template_name"),
                                            .value = typed.name,
                                            .hint = showing.text("hint_template_name"),
                                            .problem = showing.problem(problems, "name"),
                                            .autocomplete = "off",
                                            .max_length = static_cast<int>(longest_template_name),
                                            .required = true}))
        .set("template_key", typed.key);
    return view;
}

http::Response page(Showing const& showing, db::Reader& reader,
                    organisations::Organisation const& one, Template const& typed,
                    basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& pages = showing.services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.merge(form_fields(showing, typed, problems));
    std::vector<View> views;
    for (auto const& each : templates(reader, one.id))
        views.push_back(
            View()
                .set("row_name", each.name)
                .set("row_key", each.key)
                .set("row_paragraphs", paragraphs(each.words))
                .set("row_edit", visit.address(path_of(one.id)) + "?edit=" + each.key + "#edit"));
    view.set_list("rows", std::move(views))
        .set("is_new", typed.key.empty())
        .set("form_url", visit.address(path_of(one.id)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{
                 View()
                     .set("crumb_name", std::string(organisations::name_in(one, visit.language)))
                     .set("crumb_url", showing.organisation_url(one.id))});
    web::PageOptions options{.title = showing.text("templates_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "written" || done == "taken_away")
        options.notices.push_back(
            web::notice("done", showing.text("templates_done_" + std::string(done))));
    return private_page(pages.page(visit, "ideas/templates", std::move(view), std::move(options)));
}

}

Template chosen_template(db::Reader& reader, Need const& need, std::string_view key) {
    auto const all = templates(reader, need.told.organisation);
    auto const found = std::ranges::find(all, key, &Template::key);
    return found == all.end() ? Template() : *found;
}

View templates_view(Showing const& showing, db::Reader& reader, Need const& need,
                    std::string_view chosen) {
    auto const desk = showing.visit.address("/needs/desk/" + need.id.string());
    std::vector<View> views;
    for (auto const& one : templates(reader, need.told.organisation))
        views.push_back(View()
                            .set("template_name", one.name)
                            .set("template_url", desk + "?template=" + one.key + "#reason"));
    return View()
        .set_list("templates", std::move(views))
        .set("template_key", std::string(chosen))
        .set("is_from_template", !chosen.empty())
        .set("may_keep_templates",
             showing.visit.may(Permission::coordinate, need.told.organisation))
        .set("templates_url", showing.visit.address(path_of(need.told.organisation)));
}

http::Response show_templates(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto reader = services.database.read();
    auto const all = templates(reader, one.id);
    auto const edited = std::ranges::find(all, visit.request.query.text("edit"), &Template::key);
    return page(showing, reader, one, edited == all.end() ? Template() : *edited, {});
}

http::Response change_templates(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const& form = visit.request.form;
    auto const act = form.text("act");
    if (act != "write" && act != "take_away") throw http::BadRequest{"act is write or take_away"};
    Template typed{std::string(form.text("template")), std::string(form.text("name")),
                   std::string(form.text("words"))};
    std::erase(typed.words, '\r');
    basics::Problems problems;
    {
        auto tx = services.database.begin();
        if (act == "take_away") take_template(tx, hand_of(showing), one.id, typed.key);
        else problems = put_template(tx, hand_of(showing), one.id, typed);
        if (problems.empty()) tx.commit();
    }
    if (!problems.empty()) {
        auto reader = services.database.read();
        return page(showing, reader, one, typed, problems);
    }
    return private_page(http::redirect(visit.address(path_of(one.id)) +
                                       (act == "write" ? "?done=written" : "?done=taken_away")));
}

}

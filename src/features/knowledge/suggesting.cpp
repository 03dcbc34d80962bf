// What anybody may suggest, and how its organisation settles it.
#include "features/knowledge/editing.h"
#include "features/knowledge/project_pages.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/reading_first.h"
#include "features/knowledge/suggestions.h"
#include "platform/basics/text.h"

namespace knowledge::pages {

using web::View;

namespace {

constexpr int longest_text = 2000;

/// The project that the path names, when everybody may see it.
Project open_project(db::Reader& reader, web::Visit const& visit) {
    auto project = http::found(find(reader, visit.id<ProjectId>()));
    if (project.visibility == Visibility::hidden || project.merged_into) throw http::NotFound();
    return project;
}

http::Response suggest_page(web::Services& services, web::Visit const& visit,
                            Project const& project, basics::Problems const& problems) {
    auto const field = [&](std::string const& name, int most, std::string type) {
        return web::field_view(
            {.name = name,
             .label = text(services, visit, name == "text" ? "suggest_what" : "suggest_contact"),
             .value = std::string(visit.request.form.text(name)),
             .hint = text(services, visit,
                          name == "text" ? "suggest_what_hint" : "suggest_contact_hint"),
             .problem = web::problem_text(visit, services.pages, problems, name),
             .type = type,
             .autocomplete = type == "email" ? "email" : "",
             .max_length = most,
             .required = most > 0});
    };
    View view;
    view.set("project_title", project.title)
        .set("project_url", visit.address(project_path(project)))
        .set("is_sent", visit.request.query.text("sent") == "yes")
        .set_optional("waits_text", visit.request.query.text("sent") == "words"
                                        ? words_wait(services, visit, project.organisation)
                                        : "")
        .set("has_problems", !problems.empty())
        .set("suggest_url", visit.address(project_path(project) + "/suggest"))
        .set("text_field", field("text", longest_text, "text"))
        .set("contact_field", field("contact", 0, "email"));
    view.merge(web::problems_view(visit, services.pages, problems));
    return services.pages.page(visit, "knowledge/suggest", std::move(view),
                               {.title = text(services, visit, "suggest_change"),
                                .status = problems.empty() ? 200 : 422,
                                .unlisted = true});
}

basics::Problems problems_of(std::string const& what, std::string const& contact,
                             std::int64_t waiting) {
    basics::Problems problems;
    if (what.empty()) problems.push_back({"text", "knowledge.suggest_missing"});
    if (basics::length(what) > longest_text)
        problems.push_back({"text", "knowledge.form_too_long", {{"most", "2000"}}});
    if (basics::length(contact) > 200 || (!contact.empty() && !contact.contains('@')))
        problems.push_back({"contact", "knowledge.form_contact_wrong"});
    if (waiting >= most_waiting) problems.push_back({"text", "knowledge.suggest_too_many"});
    return problems;
}

}

http::Response show_suggest(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return suggest_page(services, visit, open_project(reader, visit), {});
}

http::Response suggest(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const project = open_project(tx, visit);
    auto const what = std::string(visit.request.form.text("text")),
               contact = std::string(visit.request.form.text("contact"));
    auto const problems = problems_of(what, contact, open_suggestion_count(tx, project.id));
    if (!problems.empty()) return suggest_page(services, visit, project, problems);
    add_suggestion(tx, {SuggestionId::make(), project.id, what, contact, services.now()});
    tx.commit();
    return http::redirect(visit.address(project_path(project) + "/suggest?sent=yes"));
}

http::Response settle_suggestion(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const project = editable(services, tx, visit);
    if (!knowledge::settle_suggestion(tx, project.id, visit.id<SuggestionId>("suggestion"),
                                      services.now(), visit.viewer.member))
        throw http::NotFound();
    tx.commit();
    return http::redirect(visit.address(project_path(project) + "/edit"));
}

}

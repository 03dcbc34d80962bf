// All processes, and making a copy of one.
#include <set>
#include <string_view>

#include "features/processes/pages.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace processes {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t shown_at_once = 50;

View item(Showing const& showing, Meetings::All const& meetings, Process const& process) {
    std::set<std::string_view> projects;
    for (auto const& track : process.outline.tracks)
        for (auto const& step : track.steps)
            for (auto const place : meetings.of(process, step.id))
                projects.insert(meetings.rows[place].met.project);
    return View()
        .set("item_title", showing.words(process.outline.name))
        .set("item_url", showing.visit.address(path_of(process)))
        .set_optional("item_owner", process.is_template() ? "" : owner_text(showing, process))
        .set_optional("item_text", showing.words(process.outline.explanation))
        .set("item_size", size_text(showing, process.outline))
        .set("item_projects", showing.format("projects_count", {{"count", projects.size()}}));
}

/// Those that the one who visits coordinates as a whole.
std::vector<organisations::Organisation const*> coordinated(Showing const& showing) {
    std::vector<organisations::Organisation const*> all;
    for (auto const& id : showing.visit.viewer.organisations())
        if (auto const* one = showing.directory->find(id);
            one != nullptr && showing.visit.may(Permission::coordinate, id))
            all.push_back(one);
    return all;
}

struct TypedCopy {
    std::string name = {}, organisation = {};
};

http::Response copy_page(Showing const& showing, Process const& from, TypedCopy const& typed,
                         basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const choices = coordinated(showing);
    auto view = web::problems_view(visit, showing.services.pages, problems);
    std::vector<web::Option> options;
    for (auto const* one : choices)
        options.push_back({one->id.string(),
                           std::string(organisations::name_in(*one, visit.language)),
                           typed.organisation == one->id.text()});
    view.set_list("breadcrumbs", breadcrumbs(showing, &from))
        .set("may_copy", !choices.empty())
        .set("form_url", visit.address(path_of(from) + "/copy"))
        .set("back_url", visit.address(path_of(from)))
        .set("name_field", field(showing, problems,
                                 {.name = "name",
                                  .label = showing.text("label_process_name"),
                                  .value = typed.name,
                                  .hint = showing.text("hint_process_name"),
                                  .is_required = true}))
        .set("organisation_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("label_organisation"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               options));
    return private_page(showing.services.pages.page(
        visit, "processes/copy", std::move(view),
        {.title = showing.format("copy_title", {{"name", showing.words(from.outline.name)}}),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

}

http::Response show_list(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const meetings = parts.meetings.now();
    auto const& query = visit.request.query;
    auto const organisation = organisations::OrganisationId::parse(query.text("organisation"))
                                  .value_or(organisations::OrganisationId());
    auto processes = store::list(reader, organisation, query.text("after"), shown_at_once + 1);
    std::string next;
    if (processes.size() > shown_at_once) {
        processes.pop_back();
        next = visit.address("/processes?") +
               (organisation.empty() ? "" : "organisation=" + organisation.string() + "&") +
               "after=" + processes.back().id;
    }
    std::vector<View> templates, own;
    for (auto const& one : parts.templates) templates.push_back(item(showing, *meetings, one));
    for (auto const& one : processes) own.push_back(item(showing, *meetings, one));
    auto const name = showing.organisation_name(organisation);
    View view;
    view.set_list("own", std::move(own))
        .set("template_items", std::move(templates))
        .set("own_title", name.empty() ? showing.text("own_title")
                                       : showing.format("own_title_of", {{"name", name}}))
        .set_optional("next_url", next)
        .set_optional("all_url", organisation.empty() ? "" : visit.address("/processes"))
        .set("csv_url", "/api/v1/export/processes.csv")
        .set("data_url", "/api/v1/processes");
    return parts.services.pages.page(
        visit, "processes/list", std::move(view),
        {.title = showing.text("list_title"), .description = showing.text("list_lead")});
}

http::Response show_copy(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const from = read_process(showing, reader);
    return copy_page(
        showing, from,
        {showing.words(from.outline.name), std::string(visit.request.query.text("organisation"))},
        {});
}

http::Response make_copy(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    TypedCopy const typed{sent(visit, "name"), sent(visit, "organisation")};
    auto const organisation = organisations::OrganisationId::parse(typed.organisation);
    if (organisation) visit.must(Permission::coordinate, *organisation);
    auto tx = parts.services.database.begin();
    auto const from = read_process(showing, tx);
    auto const named =
        checked({from.outline.name, {}}, typed.name.empty() ? " " : typed.name, "", visit.language);
    basics::Problems problems;
    if (!named) problems = named.error();
    if (!organisation || showing.directory->find(*organisation) == nullptr)
        problems.push_back({"organisation", "processes.problem_organisation"});
    else if (store::count(tx, *organisation) >= static_cast<std::int64_t>(most_processes))
        problems.push_back({"organisation",
                            "processes.problem_processes",
                            {{"most", std::to_string(most_processes)}}});
    if (!problems.empty()) return copy_page(showing, from, typed, problems);
    // A double click makes one: the same copy by the same name is already there.
    for (auto const& one : store::list(tx, *organisation, "", most_processes))
        if (one.copied_from == from.id && one.version == 1 && one.outline.name == named->name)
            return private_page(http::redirect(visit.address(path_of(one) + "/edit")));
    auto const made = copy(tx, {parts.services.activity, parts.services.now(), visit.viewer.member},
                           from, *organisation, named->name);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(made) + "/edit?done=copied")));
}

}

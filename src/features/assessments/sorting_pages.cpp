// Which goals concern the project: all seventeen on one page, before any is scored.
#include "features/assessments/pages.h"

namespace assessments {

namespace {

using web::View;

std::string field_name(int goal) { return "relevance_" + std::to_string(goal); }

View field(Showing const& showing, int goal, std::optional<Relevance> chosen) {
    std::vector<web::Option> options{{"", showing.text("sort_not_said"), !chosen}};
    for (std::size_t i = 0; i < relevance_names.size(); ++i)
        options.push_back({std::string(relevance_names.at(i)),
                           showing.text("relevance_" + std::string(relevance_names.at(i))),
                           chosen == static_cast<Relevance>(i)});
    return web::choices_view(
        {.name = field_name(goal), .label = showing.goal_name(goal), .required = true}, options);
}

/// Goals of one dimension under its name.
View group(Showing const& showing, Relevances const& chosen, goals::Dimension dimension) {
    std::vector<View> fields;
    for (auto const& goal : showing.goals())
        if (goal.dimension == dimension)
            fields.push_back(
                field(showing, goal.number, chosen.at(static_cast<std::size_t>(goal.number - 1))));
    return View()
        .set("group_title", showing.text("heading_" + std::string(goals::name(dimension))))
        .set("fields", std::move(fields));
}

http::Response form_page(Showing const& showing, web::Access const& project,
                         Relevances const& chosen, std::string const& seen, bool is_overtaken) {
    auto const& visit = showing.visit;
    View view;
    std::vector<View> groups;
    for (auto const dimension : dimensions) groups.push_back(group(showing, chosen, dimension));
    groups.push_back(group(showing, chosen, goals::Dimension::means));
    view.set_list("breadcrumbs", breadcrumbs(showing, project, true))
        .set("groups", std::move(groups))
        .set("seen_value", seen)
        .set("form_url", visit.address(place(project) + "/sort"))
        .set("back_url", visit.address(place(project)));
    web::PageOptions options{
        .title = showing.text("sort_title"), .status = is_overtaken ? 409 : 200, .unlisted = true};
    if (is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("sort_overtaken")));
    return web::private_page(showing.services.pages.page(visit, "assessments/sort", std::move(view),
                                                         std::move(options)));
}

/// What was chosen; a goal without a choice, or with one that is none, keeps what it had.
Relevances chosen_in(web::Visit const& visit, Relevances all) {
    for (int goal = 1; goal <= goal_count; ++goal) {
        Told const sent{{"relevance", std::string(visit.request.form.text(field_name(goal)))}};
        if (auto const relevance = relevance_of(sent))
            all.at(static_cast<std::size_t>(goal - 1)) = relevance;
    }
    return all;
}

}

http::Response show_sorting(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    auto const now = find(reader, home_of(reader, project));
    return form_page(showing, project, relevances_of(now), marks_of(now), false);
}

http::Response save_sorting(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const home = home_of(tx, project);
    auto const before = find(tx, home);
    auto const chosen = chosen_in(visit, relevances_of(before));
    auto const outcome =
        sort(tx, {services.activity, services.now(), visit.viewer.member, project.organisation},
             home, chosen, visit.request.form.text("seen"));
    if (outcome == Outcome::overtaken)
        return form_page(showing, project, chosen, marks_of(before), true);
    tx.commit();
    return web::private_page(http::redirect(visit.address(place(project)) + "?done=saved"));
}

}

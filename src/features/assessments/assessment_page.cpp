// One project's assessment for everybody: conflicts first, then the dimensions, then each goal.
#include <algorithm>
#include <array>

#include "features/assessments/pages.h"
#include "features/assessments/rules.h"

namespace assessments {

namespace {

using web::View;

constexpr std::size_t most_events = 60;

/// Where a bar of a mean begins and how long it is, in hundredths of a drawing whose middle is 0.
View bar(std::optional<double> mean) {
    auto const length = mean ? static_cast<int>(std::abs(*mean) * 50 + 0.5) : 0;
    return View()
        .set("bar_x", std::to_string(mean && *mean < 0 ? 50 - length : 50))
        .set("bar_width", std::to_string(length))
        .set("is_harm", mean && *mean < 0);
}

std::vector<View> dimension_views(Showing const& showing, Assessment const& assessment) {
    std::vector<View> views;
    for (auto const dimension : dimensions) {
        auto const sum = sum_of(assessment, showing.goals(), dimension);
        auto const mean = sum.mean();
        auto view = bar(mean);
        view.set("dimension_name", showing.text("heading_" + std::string(goals::name(dimension))))
            .set("mean_text", mean ? ratio_text(showing, *mean) : showing.text("mean_none"))
            .set("scored_text", showing.format("scored_goals", {{"count", sum.scored}}));
        views.push_back(std::move(view));
    }
    return views;
}

/// What an answer says, for everybody; its link for those who write it.
View conflict_view(Showing const& showing, web::Access const& project, Assessment const& assessment,
                   Conflict const& conflict) {
    auto const& part = conflict.part;
    auto words =
        part.kind == Kind::goal_conflict
            ? showing.format("conflict_goal",
                             {{"goal", showing.goal_name(part.goal)},
                              {"score", signed_score(assessment.score(part.goal).value_or(0))}})
            : showing.format("conflict_dimension",
                             {{"dimension", showing.dimension_name(part.dimension)}});
    auto const answer = [&](std::string_view field) {
        return conflict.answer ? said(conflict.answer->told, field) : std::string();
    };
    return View()
        .set("part_anchor", name(part))
        .set("conflict_text", std::move(words))
        .set("is_answered", conflict.answer != nullptr)
        .set("mitigation_paragraphs", web::paragraphs(answer("mitigation")))
        .set("decision_paragraphs", web::paragraphs(answer("decision")))
        .set("is_outdated", !conflict.answer && assessment.find(part) != nullptr)
        .set_optional("answer_url", project.may_change
                                        ? showing.visit.address(place(project) + "/" + name(part))
                                        : "");
}

/// The facts of a goal's part, in the order of its form.
std::vector<View> goal_facts(Showing const& showing, Told const& told) {
    std::vector<View> facts;
    for (auto const& rule : fields_of(Kind::goal)) {
        auto const& words = said(told, rule.name);
        if (words.empty() || rule.name == "score" || rule.name == "rationale") continue;
        facts.push_back(web::fact(
            showing.text("label_" + std::string(rule.name)),
            rule.choices.empty() ? words : showing.text(std::string(rule.choice_texts) + words)));
    }
    return facts;
}

View goal_view(Showing const& showing, web::Access const& project, Part const& part) {
    auto const score = score_of(part.told);
    auto const relevance = relevance_of(part.told);
    bool const is_waiting =
        !score && (relevance == Relevance::core || relevance == Relevance::related);
    View view;
    view.set("part_anchor", name(part.id))
        .set("goal_number", std::to_string(part.id.goal))
        .set("goal_title", showing.goal_name(part.id.goal))
        .set_optional("score_text", score ? signed_score(*score) : "")
        .set("score_mark", score ? std::to_string(*score) : "")
        .set("is_waiting", is_waiting)
        .set("rationale_paragraphs", web::paragraphs(said(part.told, "rationale")))
        .set("facts", goal_facts(showing, part.told))
        .set_list("goals", {})
        .set_optional("edit_url", project.may_change
                                      ? showing.visit.address(place(project) + "/" + name(part.id))
                                      : "");
    return view;
}

/// Told goals under the name of their dimension; dimensions without any are left out.
std::vector<View> goal_groups(Showing const& showing, web::Access const& project,
                              Assessment const& assessment) {
    std::vector<View> groups;
    for (auto const dimension :
         {dimensions[0], dimensions[1], dimensions[2], goals::Dimension::means}) {
        std::vector<View> views;
        for (auto const& goal : showing.goals())
            if (auto const* part = assessment.find({.kind = Kind::goal, .goal = goal.number});
                part && goal.dimension == dimension)
                views.push_back(goal_view(showing, project, *part));
        if (views.empty()) continue;
        groups.push_back(
            View()
                .set("group_title", showing.text("heading_" + std::string(goals::name(dimension))))
                .set("told_goals", std::move(views)));
    }
    return groups;
}

std::vector<View> equality_views(Showing const& showing, Assessment const& assessment) {
    std::vector<View> views;
    auto const* part = assessment.find({.kind = Kind::equality});
    if (!part) return views;
    for (auto const& rule : fields_of(Kind::equality))
        views.push_back(View()
                            .set("asked_title", showing.text("label_" + std::string(rule.name)))
                            .set("asked_paragraphs", web::paragraphs(said(part->told, rule.name))));
    return views;
}

std::vector<View> event_views(Showing const& showing, std::vector<Part> const& parts) {
    std::vector<View> views;
    for (auto const& part : parts) {
        auto const score = part.id.kind == Kind::goal ? score_of(part.told) : std::nullopt;
        auto words = showing.part_name(part.id);
        if (part.id.kind == Kind::goal_conflict || part.id.kind == Kind::conflict)
            words = showing.format("answer_title", {{"about", words}});
        if (score) words += ": " + signed_score(*score);
        views.push_back(View()
                            .set("event_date", texts::short_date(showing.visit.language,
                                                                 basics::day_in_stockholm(part.at)))
                            .set("event_text", std::move(words))
                            .set_optional("event_url", "")
                            .set("is_now", false)
                            .set("is_ahead", false));
    }
    return views;
}

/// The way on for those who tell, and what it begins with.
void set_ways(View& view, Showing const& showing, web::Access const& project) {
    auto const& visit = showing.visit;
    view.set("may_tell", project.may_change)
        .set("sort_url", visit.address(place(project) + "/sort"))
        .set("equality_url", visit.address(place(project) + "/equality"))
        .set("project_url", visit.address(project.path))
        .set("portfolio_url", visit.address("/assessments"))
        .set("data_url", "/api/v1" + place(project));
}

}

http::Response show_assessment(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    auto const home = home_of(reader, project);
    auto const assessment = find(reader, home);
    std::vector<View> conflicts;
    for (auto const& conflict : conflicts_of(assessment, showing.goals()))
        conflicts.push_back(conflict_view(showing, project, assessment, conflict));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, project, false))
        .set("lead", assessment.empty()
                         ? showing.text("assessment_none")
                         : showing.format("assessment_lead",
                                          {{"when", showing.date(assessment.updated_at())}}))
        .set("is_told", !assessment.empty())
        .set_list("conflicts", std::move(conflicts))
        .set("dimensions", dimension_views(showing, assessment))
        .set("balance_text", balance_text(showing, assessment))
        .set_list("groups", goal_groups(showing, project, assessment))
        .set_list("equality", equality_views(showing, assessment))
        .set("events", event_views(showing, history(reader, home, most_events)));
    set_ways(view, showing, project);
    web::PageOptions options{
        .title = showing.format("assessment_title", {{"title", project.title}}),
        .unlisted = !project.is_public || assessment.empty()};
    if (project.may_change && visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    auto page =
        services.pages.page(visit, "assessments/assessment", std::move(view), std::move(options));
    return project.may_change ? web::private_page(std::move(page)) : std::move(page);
}

}

// All assessments side by side, and what nobody knows yet.
#include <algorithm>
#include <set>

#include "features/assessments/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace assessments {

namespace {

using web::View;

constexpr std::size_t page_size = 50;

Filter filter_in(web::Visit const& visit) {
    Filter filter;
    if (auto const id =
            organisations::OrganisationId::parse(visit.request.query.text("organisation")))
        filter.organisation = *id;
    filter.is_conflicting = visit.request.query.text("conflicts") == "open";
    return filter;
}

/// The page with these choices, without the language.
std::string path_of(Filter const& filter) {
    std::string query;
    if (filter.organisation)
        query = "?organisation=" + web::query_escaped(filter.organisation->text());
    if (filter.is_conflicting) query += (query.empty() ? "?" : "&") + std::string("conflicts=open");
    return "/assessments" + query;
}

View organisation_choice(Showing const& showing, std::vector<Row> const& rows,
                         Filter const& filter) {
    std::set<std::string> ids;
    for (auto const& row : rows)
        if (!row.organisation.empty()) ids.insert(row.organisation.string());
    std::vector<std::pair<std::string, std::string>> named;
    for (auto const& id : ids)
        named.emplace_back(
            showing.organisation_name(organisations::OrganisationId::parse(id).value()), id);
    std::ranges::sort(named, [](auto const& one, auto const& other) {
        return basics::compare_swedish(one.first, other.first) < 0;
    });
    std::vector<web::Option> options{{"", showing.text("all_organisations"), !filter.organisation}};
    for (auto const& [text, id] : named)
        options.push_back({id, text, filter.organisation && filter.organisation->text() == id});
    return web::choices_view(
        {.name = "organisation", .label = showing.text("by_organisation"), .required = true},
        options);
}

View conflict_choice(Showing const& showing, Filter const& filter) {
    return web::choices_view(
        {.name = "conflicts", .label = showing.text("by_conflicts"), .required = true},
        {{"", showing.text("conflicts_all"), !filter.is_conflicting},
         {"open", showing.text("conflicts_open"), filter.is_conflicting}});
}

View figure(Showing const& showing, std::size_t count, std::string const& id,
            std::string const& path) {
    auto const number = static_cast<std::int64_t>(count);
    return View()
        .set("figure", texts::number(showing.visit.language, number))
        .set("figure_name", showing.format(id, {{"count", number}}))
        .set("figure_url", showing.visit.address(path));
}

std::vector<View> figures(Showing const& showing, std::vector<Row> const& rows,
                          Filter const& filter) {
    std::size_t assessed = 0, open = 0, gaps = 0;
    Filter all = filter, conflicting = filter;
    all.is_conflicting = false;
    conflicting.is_conflicting = true;
    for (auto const& row : rows) {
        if (!fits(row, all)) continue;
        ++assessed;
        gaps += row.gaps.size();
        if (fits(row, conflicting)) ++open;
    }
    return {figure(showing, assessed, "figure_assessed", path_of(all) + "#list"),
            figure(showing, open, "figure_conflicts", path_of(conflicting) + "#list"),
            figure(showing, gaps, "figure_gaps",
                   "/assessments/gaps" +
                       (all.organisation ? "?organisation=" + all.organisation->string() : ""))};
}

View row_view(Showing const& showing, Row const& row) {
    std::vector<View> cells;
    for (std::size_t i = 0; i < row.scores.size(); ++i) {
        auto const& score = row.scores.at(i);
        cells.push_back(View()
                            .set("score_text", score ? signed_score(*score) : "")
                            .set("score_mark", score ? std::to_string(*score) : ""));
    }
    return View()
        .set("row_title", row.title(showing.visit.language))
        .set("row_url", showing.visit.address("/assessments/" + row.project))
        .set("row_organisation", showing.organisation_name(row.organisation))
        .set_optional("row_conflicts",
                      row.unanswered == 0
                          ? ""
                          : showing.format("row_unanswered",
                                           {{"count", static_cast<std::int64_t>(row.unanswered)}}))
        .set("scores", std::move(cells));
}

std::vector<View> heads(Showing const& showing) {
    std::vector<View> views;
    for (auto const& goal : showing.goals())
        views.push_back(View()
                            .set("head_number", std::to_string(goal.number))
                            .set("head_name", showing.goal_name(goal.number)));
    return views;
}

View empty_view(Showing const& showing) {
    return View()
        .set("empty_title", showing.text("empty_title"))
        .set_optional("empty_text", showing.text("empty_text"))
        .set("ways", std::vector<View>{View()
                                           .set("way_text", showing.text("empty_all"))
                                           .set("way_url", showing.visit.address("/assessments"))
                                           .set_optional("way_note", ""),
                                       View()
                                           .set("way_text", showing.text("empty_projects"))
                                           .set("way_url", showing.visit.address("/search"))
                                           .set_optional("way_note", "")});
}

/// The rows that fit, `after` an id.
void set_rows(View& view, Showing const& showing, std::vector<Row> const& rows,
              Filter const& filter) {
    auto const after = showing.visit.request.query.text("after");
    std::vector<View> views;
    std::string last, next;
    for (auto const& row : rows) {
        if (!fits(row, filter) || row.project <= after) continue;
        if (views.size() == page_size) {
            auto const path = path_of(filter);
            next = path + (path.contains('?') ? "&" : "?") + "after=" + last + "#list";
            break;
        }
        last = row.project;
        views.push_back(row_view(showing, row));
    }
    if (views.empty()) view.set("empty", empty_view(showing));
    else view.set("empty", false);
    view.set_list("rows", std::move(views))
        .set_optional("next_url", next.empty() ? "" : showing.visit.address(next));
}

std::vector<View> portfolio_crumb(Showing const& showing) {
    return {View()
                .set("crumb_name", showing.text("portfolio_title"))
                .set("crumb_url", showing.visit.address("/assessments"))};
}

}

http::Response show_portfolio(web::Services& services, Portfolio& portfolio,
                              web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = portfolio.now();
    View view;
    view.set("figures", figures(showing, *all, filter))
        .set_list("breadcrumbs", {})
        .set("organisation_field", organisation_choice(showing, *all, filter))
        .set("conflicts_field", conflict_choice(showing, filter))
        .set("form_url", visit.address("/assessments"))
        .set("heads", heads(showing))
        .set("csv_url", "/api/v1/export/assessments.csv")
        .set("data_url", "/api/v1/assessments");
    set_rows(view, showing, *all, filter);
    auto const target = path_of(filter);
    auto const query = target.find('?');
    return services.pages.page(
        visit, "assessments/portfolio", std::move(view),
        {.title = showing.text("portfolio_title"),
         .description = showing.text("portfolio_lead"),
         .query = query == std::string::npos ? std::string() : target.substr(query)});
}

namespace {

/// One gap of one project, in the order of the page: by goal, and then by project.
struct Gap {
    int goal = 0;
    Row const* row = nullptr;
    std::string const* words = nullptr;

    /// Where a further page goes on: goals have two digits, so that keys sort as the page does.
    std::string key() const {
        return (goal < 10 ? "0" : "") + std::to_string(goal) + "-" + row->project;
    }
};

std::vector<Gap> gaps_of(std::vector<Row> const& rows, Filter const& filter) {
    std::vector<Gap> gaps;
    for (auto const& row : rows)
        if (fits(row, filter))
            for (auto const& [goal, words] : row.gaps) gaps.push_back({goal, &row, &words});
    std::ranges::stable_sort(gaps, {}, &Gap::goal);
    return gaps;
}

View gap_view(Showing const& showing, Gap const& gap) {
    return View()
        .set("gap_text", *gap.words)
        .set("row_title", gap.row->title(showing.visit.language))
        .set("row_url", showing.visit.address("/assessments/" + gap.row->project + "#goal-" +
                                              std::to_string(gap.goal)));
}

std::string next_gaps(Filter const& filter, std::string const& last) {
    auto const path = path_of(filter);
    auto const query = path.find('?');
    return "/assessments/gaps" + (query == path.npos ? "?" : path.substr(query) + "&") +
           "after=" + last;
}

}

http::Response show_gaps(web::Services& services, Portfolio& portfolio, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = portfolio.now();
    auto const after = visit.request.query.text("after");
    std::map<int, std::vector<View>> by_goal;
    std::size_t shown = 0;
    std::string last, next;
    for (auto const& gap : gaps_of(*all, filter)) {
        if (gap.key() <= after) continue;
        if (shown++ == page_size) {
            next = next_gaps(filter, last);
            break;
        }
        last = gap.key();
        by_goal[gap.goal].push_back(gap_view(showing, gap));
    }
    std::vector<View> groups;
    for (auto& [goal, gaps] : by_goal)
        groups.push_back(
            View().set("group_title", showing.goal_name(goal)).set("gaps", std::move(gaps)));
    View view;
    view.set_list("breadcrumbs", portfolio_crumb(showing))
        .set_optional("next_url", next.empty() ? "" : visit.address(next));
    if (groups.empty()) view.set("empty", empty_view(showing));
    else view.set("empty", false);
    view.set_list("groups", std::move(groups));
    return services.pages.page(
        visit, "assessments/gaps", std::move(view),
        {.title = showing.text("gaps_title"), .description = showing.text("gaps_lead")});
}

}

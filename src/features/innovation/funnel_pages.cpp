// The funnel for everybody: how many projects stand in each step, for how long, and what became of
// them; the list behind each figure.
#include <algorithm>
#include <set>

#include "features/innovation/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"
#include "services/web/table_view.h"

namespace innovation {

namespace {

using web::View;

constexpr std::size_t page_size = 50;

std::string title_of(Row const& row, texts::Language language) {
    auto const found = row.titles.find(language);
    return found != row.titles.end() ? found->second
           : row.titles.empty()      ? row.project
                                     : row.titles.begin()->second;
}

/// The page with these choices, without the language.
std::string path_of(Filter const& filter) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + web::query_escaped(value);
    };
    if (filter.organisation) add("organisation", filter.organisation->text());
    if (filter.step) add("step", name(*filter.step));
    if (filter.what) add("what", name(*filter.what));
    return "/innovation" + query;
}

View table_view(Showing const& showing, Funnel const& figures, StepNames const& names,
                Filter filter) {
    auto const& visit = showing.visit;
    std::vector<View> heads{web::words_head(showing.text("head_step"))}, lines;
    for (auto const what : what_names)
        heads.push_back(web::number_head(showing.text("head_" + std::string(what))));
    heads.insert(heads.begin() + 2, web::number_head(showing.text("head_median")));
    for (auto const step : steps) {
        auto const& of = figures.at(static_cast<std::size_t>(step));
        filter.step = step;
        filter.what = std::nullopt;
        std::vector<View> cells{
            web::row_head(std::to_string(place(step)) + ". " + showing.step_name(names, step),
                          visit.address(path_of(filter)) + "#list")};
        for (auto const what : whats) {
            filter.what = what;
            auto const count = of[what];
            cells.push_back(
                web::number_cell(texts::number(visit.language, count),
                                 count == 0 ? "" : visit.address(path_of(filter)) + "#list"));
        }
        cells.insert(
            cells.begin() + 2,
            web::number_cell(of.median_days ? texts::decimal(visit.language, *of.median_days, 0)
                                            : "–"));
        lines.push_back(View().set("cells", std::move(cells)));
    }
    return View()
        .set("table_title", showing.text("table_title"))
        .set("heads", std::move(heads))
        .set("rows", std::move(lines));
}

std::vector<View> bars(Showing const& showing, Funnel const& figures, StepNames const& names) {
    std::int64_t most = 1;
    for (auto const& one : figures) most = std::max(most, one[What::now] + one[What::paused]);
    std::vector<View> views;
    for (auto const step : steps) {
        auto const& of = figures.at(static_cast<std::size_t>(step));
        auto const count = of[What::now] + of[What::paused];
        views.push_back(View()
                            .set("bar_name", showing.step_name(names, step))
                            .set("bar_count", texts::number(showing.visit.language, count))
                            .set("bar_width", std::to_string(count * 100 / most)));
    }
    return views;
}

View organisation_choice(Showing const& showing, Rows const& rows, Filter const& filter) {
    std::set<organisations::OrganisationId> all;
    for (auto const& row : rows) all.insert(row->organisation);
    std::vector<std::pair<std::string, std::string>> sorted;
    for (auto const& id : all) sorted.emplace_back(id.string(), showing.organisation_name(id));
    std::ranges::sort(sorted, [](auto const& one, auto const& other) {
        return basics::compare_swedish(one.second, other.second) < 0;
    });
    std::vector<web::Option> options{{"", showing.text("all_organisations"), false}};
    for (auto const& [id, name] : sorted)
        options.push_back({id, name, filter.organisation && filter.organisation->text() == id});
    return web::choices_view(
        {.name = "organisation", .label = showing.text("label_organisation"), .required = true},
        options);
}

View item_view(Showing const& showing, Row const& row, StepNames const& names) {
    auto const since = row.state == State::active ? row.entered_at : row.updated_at;
    return View()
        .set("item_title", title_of(row, showing.visit.language))
        .set("item_url", showing.visit.address("/innovation/" + row.project))
        .set("item_text", showing.organisation_name(row.organisation) + " · " +
                              showing.format("lead_" + std::string(name(row.state)),
                                             {{"step", showing.step_text(names, row.step)},
                                              {"since", showing.date(since)}}));
}

View empty_view(Showing const& showing) {
    auto const way = [&](std::string_view id, std::string const& path) {
        return View()
            .set("way_text", showing.text(id))
            .set("way_url", showing.visit.address(path))
            .set_optional("way_note", "");
    };
    return View()
        .set("empty_title", showing.text("empty_title"))
        .set_optional("empty_text", showing.text("empty_text"))
        .set("ways",
             std::vector<View>{way("empty_all", "/innovation"), way("empty_projects", "/search")});
}

/// The list of what fits, after an id.
void set_list(View& view, Showing const& showing, Rows const& rows, Filter const& filter,
              StepNames const& names) {
    auto const after = showing.visit.request.query.text("after");
    std::vector<View> items;
    std::string last, next;
    std::int64_t all = 0;
    for (auto const& shared : rows) {
        auto const& row = *shared;
        if (!fits(row, filter)) continue;
        ++all;
        if (row.project <= after) continue;
        if (items.size() == page_size) {
            auto const path = path_of(filter);
            next = path + (path.contains('?') ? "&" : "?") + "after=" + last + "#list";
            continue;
        }
        last = row.project;
        items.push_back(item_view(showing, row, names));
    }
    auto const step = filter.step ? showing.step_name(names, *filter.step) : std::string();
    view.set("list_title",
             showing.format(
                 filter.what ? "list_" + std::string(name(*filter.what)) : "list_all",
                 {{"count", all}, {"step", step}, {"has_step", step.empty() ? "no" : "yes"}}))
        .set_optional("next_url", next.empty() ? "" : showing.visit.address(next));
    if (items.empty()) view.set("empty", empty_view(showing));
    else view.set("empty", false);
    view.set_list("items", std::move(items));
}

}

Filter filter_in(web::Visit const& visit) {
    auto const& query = visit.request.query;
    Filter filter;
    if (auto const id = organisations::OrganisationId::parse(query.text("organisation")))
        filter.organisation = *id;
    filter.step = parse_step(query.text("step"));
    filter.what = parse_what(query.text("what"));
    return filter;
}

http::Response show_funnel(web::Services& services, Counted& counted, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = counted.now();
    StepNames names;
    if (filter.organisation) {
        auto reader = services.database.read();
        names = step_names_of(reader, *filter.organisation);
    }
    auto const figures = funnel(*all, filter.organisation, services.now());
    auto const name = filter.organisation ? showing.organisation_name(*filter.organisation) : "";
    auto const query = filter.organisation ? "?organisation=" + filter.organisation->string() : "";
    View view;
    view.set("lead", showing.text("funnel_lead"))
        .set_list("breadcrumbs", {})
        .set("bars", bars(showing, figures, names))
        .set("organisation_field", organisation_choice(showing, *all, filter))
        .set("form_url", visit.address("/innovation"))
        .set("table", table_view(showing, figures, names, filter))
        .set("steps_url", visit.address("/innovation/steps"))
        .set_optional("waiting_url",
                      filter.organisation &&
                              visit.may(permissions::Permission::contribute, *filter.organisation)
                          ? visit.address("/innovation/waiting/" + filter.organisation->string())
                          : "")
        .set("csv_url", "/api/v1/export/innovation.csv" + query)
        .set("data_url", "/api/v1/innovation/funnel" + query);
    set_list(view, showing, *all, filter, names);
    auto const target = path_of(filter);
    auto const at = target.find('?');
    return services.pages.page(
        visit, "innovation/funnel", std::move(view),
        {.title = name.empty() ? showing.text("funnel_title")
                               : showing.format("funnel_title_of", {{"name", name}}),
         .description = showing.text("funnel_lead"),
         .query = at == std::string::npos ? std::string() : target.substr(at)});
}

}

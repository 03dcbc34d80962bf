// The count for everybody: figures, what they are parted by, and the list behind each.
#include <algorithm>
#include <charconv>
#include <set>

#include "features/outcomes/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"
#include "services/web/table_view.h"

namespace outcomes {

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
    if (filter.organisation)
        add("organisation", filter.organisation->empty() ? "none" : filter.organisation->text());
    if (filter.programme) add("programme", filter.programme->empty() ? "-" : *filter.programme);
    if (filter.year) add("year", std::to_string(*filter.year));
    if (filter.standing) add("standing", name(*filter.standing));
    return "/implemented" + query;
}

Filter with_key(Filter filter, By by, std::string const& key) {
    if (by == By::organisation)
        filter.organisation =
            organisations::OrganisationId::parse(key).value_or(organisations::OrganisationId());
    if (by == By::programme) filter.programme = key;
    if (by == By::year) {
        int year = 0;
        std::from_chars(key.data(), key.data() + key.size(), year);
        filter.year = year;
    }
    return filter;
}

std::string key_text(Showing const& showing, By by, std::string const& key) {
    if (by == By::organisation)
        return showing.organisation_name(
            organisations::OrganisationId::parse(key).value_or(organisations::OrganisationId()));
    return key.empty() ? showing.text("no_programme") : key;
}

/// Keys in the order of their names; years the newest first.
std::vector<std::pair<std::string, std::string>> keys(Showing const& showing,
                                                      std::map<std::string, Tally> const& parts,
                                                      By by) {
    std::vector<std::pair<std::string, std::string>> named;
    for (auto const& [key, tally] : parts) named.emplace_back(key_text(showing, by, key), key);
    std::ranges::sort(named, [&](auto const& one, auto const& other) {
        if (by == By::year) return one.second > other.second;
        return basics::compare_swedish(one.first, other.first) < 0;
    });
    return named;
}

View table_view(Showing const& showing, std::vector<Row> const& rows, Filter const& filter, By by) {
    auto const& visit = showing.visit;
    auto const parts = tally_by(rows, filter, by);
    std::vector<View> heads{web::words_head(showing.text("by_" + std::string(name(by))))}, lines;
    for (auto const standing : standing_names)
        heads.push_back(web::number_head(showing.text("head_" + std::string(standing))));
    for (auto const& [text, key] : keys(showing, parts, by)) {
        auto chosen = with_key(filter, by, key);
        std::vector<View> cells{web::row_head(text, visit.address(path_of(chosen)))};
        for (auto const standing : {Standing::confirmed, Standing::unconfirmed, Standing::ended}) {
            auto const count = parts.at(key)[standing];
            chosen.standing = standing;
            cells.push_back(
                web::number_cell(texts::number(visit.language, count),
                                 count == 0 ? "" : visit.address(path_of(chosen)) + "#list"));
        }
        lines.push_back(View().set("cells", std::move(cells)));
    }
    auto const title = showing.text("table_" + std::string(name(by)));
    return View()
        .set("table_heading", title)
        .set("table", View()
                          .set("table_title", title)
                          .set("heads", std::move(heads))
                          .set("rows", std::move(lines)));
}

/// A choice among what there is; "" stands for all.
View choice(Showing const& showing, std::vector<Row> const& rows, Filter const& filter, By by) {
    std::vector<web::Option> options{{"", showing.text("all_" + std::string(name(by))), false}};
    auto const chosen =
        by == By::organisation
            ? (filter.organisation ? std::optional(filter.organisation->string()) : std::nullopt)
        : by == By::programme ? filter.programme
        : filter.year         ? std::optional(std::to_string(*filter.year))
                              : std::nullopt;
    for (auto const& [text, key] : keys(showing, tally_by(rows, {}, by), by)) {
        auto const value = !key.empty() ? key : by == By::organisation ? "none" : "-";
        options.push_back({value, text, chosen && *chosen == key});
    }
    return web::choices_view({.name = std::string(name(by)),
                              .label = showing.text("by_" + std::string(name(by))),
                              .required = true},
                             options);
}

View standing_choice(Showing const& showing, Filter const& filter) {
    std::vector<web::Option> options{{"", showing.text("all_standing"), false}};
    for (auto const standing : {Standing::confirmed, Standing::unconfirmed, Standing::ended})
        options.push_back({std::string(name(standing)),
                           showing.text("head_" + std::string(name(standing))),
                           filter.standing == standing});
    return web::choices_view(
        {.name = "standing", .label = showing.text("by_standing"), .required = true}, options);
}

std::vector<View> figures(Showing const& showing, Tally const& counts, Filter filter) {
    std::vector<View> views;
    for (auto const standing : {Standing::confirmed, Standing::unconfirmed, Standing::ended}) {
        filter.standing = standing;
        views.push_back(
            View()
                .set("figure", texts::number(showing.visit.language, counts[standing]))
                .set("figure_name", showing.format("figure_" + std::string(name(standing)),
                                                   {{"count", counts[standing]}}))
                .set("figure_url", showing.visit.address(path_of(filter)) + "#list"));
    }
    return views;
}

View item_view(Showing const& showing, Row const& row) {
    auto words = showing.organisation_name(row.organisation) + " · " +
                 showing.format("since", {{"since", showing.date(row.since)}}) + " · " +
                 standing_tag(showing, row.state);
    if (row.state == State::waiting)
        words += ". " + showing.format("asked_first", {{"asked", showing.date(row.asked_at)}});
    return View()
        .set("item_title", title_of(row, showing.visit.language))
        .set("item_url", showing.visit.address("/implemented/" + row.project))
        .set("item_text", std::move(words));
}

/// The list of what fits, `after` an id.
void set_list(View& view, Showing const& showing, std::vector<Row> const& rows,
              Filter const& filter) {
    auto const after = showing.visit.request.query.text("after");
    std::vector<View> items;
    std::string last, next;
    std::int64_t all = 0;
    for (auto const& row : rows) {
        if (!fits(row, filter)) continue;
        ++all;
        if (row.project <= after) continue;
        if (items.size() == page_size) {
            auto const path = path_of(filter);
            next = path + (path.contains('?') ? "&" : "?") + "after=" + last + "#list";
            continue;
        }
        last = row.project;
        items.push_back(item_view(showing, row));
    }
    view.set("list_title",
             showing.format(
                 filter.standing ? "list_" + std::string(name(*filter.standing)) : "list_all",
                 {{"count", all}}))
        .set_optional("next_url", next.empty() ? "" : showing.visit.address(next));
    if (items.empty())
        view.set("empty",
                 View()
                     .set("empty_title", showing.text("empty_title"))
                     .set_optional("empty_text", showing.text("empty_text"))
                     .set("ways", std::vector<View>{
                                      View()
                                          .set("way_text", showing.text("empty_all"))
                                          .set("way_url", showing.visit.address("/implemented"))
                                          .set_optional("way_note", ""),
                                      View()
                                          .set("way_text", showing.text("empty_projects"))
                                          .set("way_url", showing.visit.address("/search"))
                                          .set_optional("way_note", "")}));
    else view.set("empty", false);
    view.set_list("items", std::move(items));
}

}

Filter filter_in(web::Visit const& visit) {
    Filter filter;
    auto const& query = visit.request.query;
    if (auto const id = organisations::OrganisationId::parse(query.text("organisation")))
        filter.organisation = *id;
    else if (query.text("organisation") == "none")
        filter.organisation = organisations::OrganisationId();
    if (auto const programme = query.text("programme"); !programme.empty())
        filter.programme = programme == "-" ? std::string() : std::string(programme);
    auto const year = query.text("year");
    int number = 0;
    if (std::from_chars(year.data(), year.data() + year.size(), number).ec == std::errc() &&
        number > 0)
        filter.year = number;
    filter.standing = parse_standing(query.text("standing"));
    return filter;
}

http::Response show_count(web::Services& services, Counted& counted, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = counted.now();
    auto whole = filter;
    whole.standing = {};
    auto const counts = tally(*all, whole);
    View view;
    view.set("lead", showing.text("count_lead"))
        .set_list("breadcrumbs", {})
        .set("figures", figures(showing, counts, whole))
        .set("organisation_field", choice(showing, *all, filter, By::organisation))
        .set("programme_field", choice(showing, *all, filter, By::programme))
        .set("year_field", choice(showing, *all, filter, By::year))
        .set("standing_field", standing_choice(showing, filter))
        .set("form_url", visit.address("/implemented"))
        .set("csv_url", "/api/v1/export/implemented.csv")
        .set("data_url", "/api/v1/implemented/count");
    set_list(view, showing, *all, filter);
    std::vector<View> tables;
    if (!all->empty())
        for (auto const by : {By::organisation, By::programme, By::year})
            tables.push_back(table_view(showing, *all, whole, by));
    view.set("tables", std::move(tables));
    auto const target = path_of(filter);
    auto const query = target.find('?');
    return services.pages.page(
        visit, "outcomes/count", std::move(view),
        {.title = showing.text("count_title"),
         .description = showing.text("count_lead"),
         .query = query == std::string::npos ? std::string() : target.substr(query)});
}

}

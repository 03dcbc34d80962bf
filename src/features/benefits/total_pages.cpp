// What is confirmed, for everybody: sums of money, counts of other benefits, and the list behind
// each.
#include <algorithm>
#include <charconv>

#include "features/benefits/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"
#include "services/web/table_view.h"

namespace benefits {

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
    if (filter.kind) add("kind", *filter.kind);
    if (filter.currency) add("currency", *filter.currency);
    if (filter.state) add("state", name(*filter.state));
    return "/benefits" + query;
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
            organisations::OrganisationId::parse(key).value_or(organisations::OrganisationId()),
            "no_organisation");
    return key.empty() ? showing.text("no_programme") : key;
}

Filter of_pot(Filter filter, Pot const& pot) {
    filter.kind = pot.kind;
    filter.currency = pot.currency;
    filter.state = State::confirmed;
    return filter;
}

/// The confirmed sums and counts, and what waits; each opens its list.
std::vector<View> figures(Showing const& showing, Totals const& all, Filter const& filter) {
    std::vector<View> views;
    auto const add = [&](std::string const& figure, std::string const& what, Filter const& opens) {
        views.push_back(View()
                            .set("figure", figure)
                            .set("figure_name", what)
                            .set("figure_url", showing.visit.address(path_of(opens)) + "#list"));
    };
    for (auto const& [pot, sum] : all.confirmed)
        add(told::money_text(showing.visit.language, sum, pot.currency),
            showing.text("figure_" + pot.kind), of_pot(filter, pot));
    for (auto const& [kind, benefits] : all.benefits) {
        if (is_money(kind)) continue;
        auto opens = filter;
        opens.kind = kind;
        opens.state = State::confirmed;
        auto const count = static_cast<std::int64_t>(benefits.size());
        add(texts::number(showing.visit.language, count),
            showing.format("figure_" + kind, {{"count", count}}), opens);
    }
    for (auto const& [state, count] :
         {std::pair{State::waiting, all.waiting}, std::pair{State::denied, all.denied}}) {
        if (count == 0 && state == State::denied) continue;
        auto opens = filter;
        opens.state = state;
        add(texts::number(showing.visit.language, count),
            showing.format("figure_" + std::string(name(state)), {{"count", count}}), opens);
    }
    return views;
}

/// A line for each organisation, programme or year; a column for each sum that may be made.
View table_view(Showing const& showing, std::vector<Row> const& rows, Filter const& filter, By by) {
    auto const& visit = showing.visit;
    auto const whole = totals(rows, filter);
    std::vector<View> heads{web::words_head(showing.text("by_" + std::string(name(by))))}, lines;
    for (auto const& [pot, sum] : whole.confirmed)
        heads.push_back(web::number_head(showing.text("kind_" + pot.kind) + ", " + pot.currency));
    heads.push_back(web::number_head(showing.text("head_waiting")));
    for (auto const& [key, part] : totals_by(rows, filter, by)) {
        auto const chosen = with_key(filter, by, key);
        std::vector<View> cells{
            web::row_head(key_text(showing, by, key), visit.address(path_of(chosen)) + "#list")};
        for (auto const& [pot, sum] : whole.confirmed) {
            auto const found = part.confirmed.find(pot);
            cells.push_back(found == part.confirmed.end()
                                ? web::number_cell("")
                                : web::number_cell(
                                      told::money_text(visit.language, found->second, pot.currency),
                                      visit.address(path_of(of_pot(chosen, pot))) + "#list"));
        }
        auto waits = chosen;
        waits.state = State::waiting;
        cells.push_back(
            web::number_cell(texts::number(visit.language, part.waiting),
                             part.waiting == 0 ? "" : visit.address(path_of(waits)) + "#list"));
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
    for (auto const& [key, part] : totals_by(rows, {}, by)) {
        auto const value = !key.empty() ? key : by == By::organisation ? "none" : "-";
        options.push_back({value, key_text(showing, by, key), chosen && *chosen == key});
    }
    return web::choices_view({.name = std::string(name(by)),
                              .label = showing.text("by_" + std::string(name(by))),
                              .required = true},
                             options);
}

View kind_choice(Showing const& showing, Filter const& filter) {
    std::vector<web::Option> options{{"", showing.text("all_kind"), false}};
    for (auto const kind : kind_names)
        options.push_back({std::string(kind), showing.text("kind_" + std::string(kind)),
                           filter.kind && *filter.kind == kind});
    return web::choices_view(
        {.name = "kind", .label = showing.text("label_kind"), .required = true}, options);
}

View state_choice(Showing const& showing, Filter const& filter) {
    std::vector<web::Option> options{{"", showing.text("all_state"), false}};
    for (auto const state : {State::confirmed, State::waiting, State::denied})
        options.push_back({std::string(name(state)),
                           showing.text("tag_" + std::string(name(state))), filter.state == state});
    return web::choices_view({.name = "state", .label = showing.text("by_state"), .required = true},
                             options);
}

View item_view(Showing const& showing, Row const& row) {
    return View()
        .set("item_title",
             told::said(row.benefit.told, "title") + " " + std::to_string(row.value.year))
        .set("item_url", showing.visit.address("/benefits/" + row.project) + "#benefit-" +
                             row.benefit.id.string())
        .set("item_text", title_of(row, showing.visit.language) + " · " +
                              gain_text(showing, row.benefit, row.value) + ". " +
                              standing_text(showing, row.value));
}

void set_list(View& view, Showing const& showing, std::vector<Row> const& rows,
              Filter const& filter) {
    auto const after = showing.visit.request.query.text("after");
    std::vector<View> items;
    std::string last, next;
    std::int64_t all = 0;
    for (auto const& row : rows) {
        if (!fits(row, filter)) continue;
        ++all;
        if (row.key() <= after) continue;
        if (items.size() == page_size) {
            auto const path = path_of(filter);
            next = path + (path.contains('?') ? "&" : "?") + "after=" + last + "#list";
            continue;
        }
        last = row.key();
        items.push_back(item_view(showing, row));
    }
    view.set("list_title", showing.format("list_title", {{"count", all}}))
        .set("list_text", items.empty() ? showing.text("empty_text") : "")
        .set_optional("next_url", next.empty() ? "" : showing.visit.address(next))
        .set_list("items", std::move(items));
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
    auto const kind = query.text("kind");
    if (std::ranges::find(kind_names, kind) != kind_names.end()) filter.kind = std::string(kind);
    if (auto const currency = query.text("currency"); currency.size() == 3)
        filter.currency = std::string(currency);
    filter.state = parse_state(query.text("state"));
    return filter;
}

http::Response show_totals(web::Services& services, Register& register_, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = register_.now();
    auto whole = filter;
    whole.state = {};
    View view;
    view.set("lead", showing.text("totals_lead"))
        .set_list("breadcrumbs", {})
        .set("figures", figures(showing, totals(*all, whole), whole))
        .set("organisation_field", choice(showing, *all, filter, By::organisation))
        .set("programme_field", choice(showing, *all, filter, By::programme))
        .set("year_field", choice(showing, *all, filter, By::year))
        .set("kind_field", kind_choice(showing, filter))
        .set("state_field", state_choice(showing, filter))
        .set("form_url", visit.address("/benefits"))
        .set("csv_url", "/api/v1/export/benefits.csv")
        .set("data_url", "/api/v1/benefits/totals");
    set_list(view, showing, *all, filter);
    std::vector<View> tables;
    if (!all->empty())
        for (auto const by : {By::organisation, By::programme, By::year})
            tables.push_back(table_view(showing, *all, whole, by));
    view.set("tables", std::move(tables));
    auto const target = path_of(filter);
    auto const query = target.find('?');
    return services.pages.page(
        visit, "benefits/totals", std::move(view),
        {.title = showing.text("totals_title"),
         .description = showing.text("totals_lead"),
         .query = query == std::string::npos ? std::string() : target.substr(query)});
}

}

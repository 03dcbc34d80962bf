// The register for everybody: figures, what they are parted by, and the list behind each.
#include <algorithm>
#include <charconv>

#include "features/adoptions/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace adoptions {

namespace {

using web::View;

constexpr std::size_t page_size = 50;
constexpr std::array all_standings = {Standing::used, Standing::on_the_way, Standing::unsure,
                                      Standing::ended};

/// The page with these choices, without the language.
std::string path_of(Filter const& filter) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + web::query_escaped(value);
    };
    if (filter.organisation) add("organisation", filter.organisation->text());
    if (filter.origin) add("origin", filter.origin->text());
    if (filter.subject) add("subject", *filter.subject);
    if (filter.standing) add("standing", name(*filter.standing));
    if (filter.state) add("state", name(*filter.state));
    if (filter.way) add("way", name(*filter.way));
    if (filter.level) add("level", name(*filter.level));
    if (filter.year) add("year", std::to_string(*filter.year));
    return "/adoptions" + query;
}

Filter with_key(Filter filter, By by, std::string const& key) {
    if (by == By::organisation) filter.organisation = organisations::OrganisationId::parse(key);
    if (by == By::subject) filter.subject = key;
    if (by == By::level) filter.level = parse_level(key);
    if (by == By::year) {
        int year = 0;
        std::from_chars(key.data(), key.data() + key.size(), year);
        filter.year = year;
    }
    return filter;
}

std::string key_text(Showing const& showing, std::vector<Row> const& rows, By by,
                     std::string const& key) {
    if (by == By::level) return showing.text("level_" + key);
    if (by == By::year) return key.empty() ? showing.text("not_used_yet") : key;
    if (by == By::organisation)
        return showing.organisation_name(
            organisations::OrganisationId::parse(key).value_or(organisations::OrganisationId()));
    auto const row =
        std::ranges::find_if(rows, [&](Row const& one) { return one.subject.id == key; });
    return row == rows.end() ? key : title_of(*row, showing.visit.language);
}

/// Keys in the order of their names; years the newest first, levels from near to far.
std::vector<std::pair<std::string, std::string>> keys(Showing const& showing,
                                                      std::vector<Row> const& rows,
                                                      std::map<std::string, Tally> const& parts,
                                                      By by) {
    std::vector<std::pair<std::string, std::string>> named;
    if (by == By::level) {
        for (auto const level : level_names)
            if (parts.contains(std::string(level)))
                named.emplace_back(key_text(showing, rows, by, std::string(level)), level);
        return named;
    }
    for (auto const& [key, tally] : parts)
        named.emplace_back(key_text(showing, rows, by, key), key);
    std::ranges::sort(named, [&](auto const& one, auto const& other) {
        if (by == By::year) return one.second > other.second;
        return basics::compare_swedish(one.first, other.first) < 0;
    });
    return named;
}

View cell(std::string const& text, std::string const& url, bool is_head) {
    return View()
        .set("cell_text", text)
        .set_optional("cell_url", url)
        .set("is_number", !is_head)
        .set("is_head", is_head);
}

View head(std::string const& text, bool is_number) {
    return View()
        .set("head_text", text)
        .set("is_number", is_number)
        .set_optional("sort_url", "")
        .set("is_ascending", false)
        .set("is_descending", false);
}

View table_view(Showing const& showing, std::vector<Row> const& rows, Filter const& filter, By by) {
    auto const& visit = showing.visit;
    auto const parts = tally_by(rows, filter, by);
    std::vector<View> heads{head(showing.text("by_" + std::string(name(by))), false)}, lines;
    for (auto const standing : standing_names)
        heads.push_back(head(showing.text("head_" + std::string(standing)), true));
    for (auto const& [text, key] : keys(showing, rows, parts, by)) {
        bool const has_list = !key.empty();
        auto chosen = with_key(filter, by, key);
        std::vector<View> cells{
            cell(text, has_list ? visit.address(path_of(chosen)) + "#list" : "", true)};
        for (auto const standing : all_standings) {
            auto const count = parts.at(key)[standing];
            chosen.standing = standing;
            cells.push_back(cell(
                texts::number(visit.language, count),
                count == 0 || !has_list ? "" : visit.address(path_of(chosen)) + "#list", false));
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

/// A choice among organisations that take part.
View organisation_choice(Showing const& showing, std::vector<Row> const& rows,
                         std::string const& field, organisations::OrganisationId Row::* which,
                         std::optional<organisations::OrganisationId> const& chosen) {
    std::map<std::string, std::string> found;
    for (auto const& row : rows)
        found.emplace((row.*which).string(), showing.organisation_name(row.*which));
    std::vector<std::pair<std::string, std::string>> named(found.begin(), found.end());
    std::ranges::sort(named, [](auto const& one, auto const& other) {
        return basics::compare_swedish(one.second, other.second) < 0;
    });
    std::vector<web::Option> options{{"", showing.text("all_" + field), false}};
    for (auto const& [id, text] : named)
        options.push_back({id, text, chosen && chosen->text() == id});
    return web::choices_view(
        {.name = field, .label = showing.text("filter_" + field), .required = true}, options);
}

template <std::size_t count>
View name_choice(Showing const& showing, std::string const& field,
                 std::array<std::string_view, count> const& names, std::string const& prefix,
                 std::string_view chosen) {
    std::vector<web::Option> options{{"", showing.text("all_" + field), false}};
    for (auto const one : names)
        options.push_back(
            {std::string(one), showing.text(prefix + std::string(one)), chosen == one});
    return web::choices_view(
        {.name = field, .label = showing.text("filter_" + field), .required = true}, options);
}

std::vector<View> figures(Showing const& showing, Tally const& counts, Filter filter) {
    std::vector<View> views;
    for (auto const standing : all_standings) {
        if (standing == Standing::unsure && counts[standing] == 0) continue;
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
    auto who = showing.organisation_name(row.organisation);
    if (!row.unit_name.empty()) who += ", " + row.unit_name;
    auto words = showing.format("item_text", {{"state", state_text(showing, row.state)},
                                              {"since", showing.date(row.since)},
                                              {"origin", showing.organisation_name(row.origin)}});
    if (row.standing == Standing::unsure) words += " · " + showing.text("head_unsure");
    else if (is_used(row.state))
        words += " · " + showing.text(row.is_verified ? "tag_verified" : "tag_unverified");
    return View()
        .set("item_title",
             showing.format("adoption_title",
                            {{"who", who}, {"title", title_of(row, showing.visit.language)}}))
        .set("item_url", showing.visit.address("/adoptions/" + row.id.string()))
        .set("item_text", std::move(words));
}

View way(std::string const& text, std::string const& url) {
    return View().set("way_text", text).set("way_url", url).set_optional("way_note", "");
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
        if (row.id.text() <= after) continue;
        if (items.size() == page_size) {
            auto const path = path_of(filter);
            next = path + (path.contains('?') ? "&" : "?") + "after=" + last + "#list";
            continue;
        }
        last = row.id.string();
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
                     .set("ways",
                          std::vector<View>{
                              way(showing.text("empty_all"), showing.visit.address("/adoptions")),
                              way(showing.text("empty_find"), showing.visit.address("/search"))}));
    else view.set("empty", false);
    view.set_list("items", std::move(items));
}

void set_filters(View& view, Showing const& showing, std::vector<Row> const& rows,
                 Filter const& filter) {
    auto chosen = [](auto const& value) { return value ? name(*value) : std::string_view(); };
    view.set("organisation_field", organisation_choice(showing, rows, "organisation",
                                                       &Row::organisation, filter.organisation))
        .set("origin_field",
             organisation_choice(showing, rows, "origin", &Row::origin, filter.origin))
        .set("standing_field",
             name_choice(showing, "standing", standing_names, "head_", chosen(filter.standing)))
        .set("way_field", name_choice(showing, "way", way_names, "way_", chosen(filter.way)))
        .set("level_field",
             name_choice(showing, "level", level_names, "level_", chosen(filter.level)))
        .set_optional("subject_value", filter.subject.value_or(""));
}

}

Filter filter_in(web::Visit const& visit) {
    Filter filter;
    auto const& query = visit.request.query;
    using organisations::OrganisationId;
    filter.organisation = OrganisationId::parse(query.text("organisation"));
    filter.origin = OrganisationId::parse(query.text("origin"));
    if (basics::parse_id_letters(query.text("subject")))
        filter.subject = std::string(query.text("subject"));
    filter.standing = parse_standing(query.text("standing"));
    filter.state = parse_state(query.text("state"));
    filter.way = parse_way(query.text("way"));
    filter.level = parse_level(query.text("level"));
    auto const year = query.text("year");
    int number = 0;
    if (std::from_chars(year.data(), year.data() + year.size(), number).ec == std::errc() &&
        number > 0)
        filter.year = number;
    return filter;
}

http::Response show_list(web::Services& services, Register& kept, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const filter = filter_in(visit);
    auto const all = kept.now();
    auto whole = filter;
    whole.standing = {};
    View view;
    view.set("lead", showing.text("list_lead"))
        .set_list("breadcrumbs", {})
        .set("figures", figures(showing, tally(*all, whole), whole))
        .set("form_url", visit.address("/adoptions"))
        .set("csv_url", "/api/v1/export/adoptions.csv")
        .set("data_url", "/api/v1/adoptions");
    set_filters(view, showing, *all, filter);
    set_list(view, showing, *all, filter);
    std::vector<View> tables;
    if (!all->empty())
        for (auto const by : {By::subject, By::organisation, By::level, By::year})
            tables.push_back(table_view(showing, *all, whole, by));
    view.set("tables", std::move(tables));
    auto const target = path_of(filter);
    auto const query = target.find('?');
    return services.pages.page(
        visit, "adoptions/list", std::move(view),
        {.title = showing.text("title"),
         .description = showing.text("list_lead"),
         .query = query == std::string::npos ? std::string() : target.substr(query)});
}

}

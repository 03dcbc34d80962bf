// How long answers take: what the organisation lets each reader see, and the lists behind it.
#include <algorithm>
#include <charconv>

#include "app/account/handlers.h"
#include "app/promise_pages/pages.h"
#include "features/ideas/ideas.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/promises/figures.h"
#include "services/promises/promises.h"
#include "services/promises/showing.h"
#include "services/units/things.h"
#include "services/web/api.h"
#include "services/web/table_view.h"

namespace promise_pages {

namespace {

using organisations::OrganisationId;
using permissions::Permission;
using promises::ByUnitTally;
using promises::Sight;
using promises::Tally;
using promises::Which;
using web::View;

constexpr std::size_t page_size = 40;
constexpr int years_shown = 5;

/// Figures of one organisation and year, as far as the one who asks may see them.
struct Seen {
    OrganisationId organisation = {};
    units::Chart chart;
    int year = 0;
    Sight sight = Sight::coordinator;
    bool is_inside = false;  ///< Sees everything.
    bool opens_lists = false;
    ByUnitTally by_unit = {};

    /// Whether the figures of the whole are for the one who asks.
    bool has_whole() const {
        return is_inside || (sight >= Sight::median && promises::is_enough(promises::sum(by_unit)));
    }
    /// The units whose figures are.
    std::vector<units::UnitId> shown() const {
        std::vector<units::UnitId> all;
        if (!is_inside && sight < Sight::table) return all;
        if (!is_inside) return promises::for_public(by_unit);
        // Where nothing is with a unit the whole says it all.
        bool const has_units = !by_unit.empty() && !by_unit.rbegin()->first.empty();
        for (auto const& [unit, tally] : by_unit)
            if (has_units) all.push_back(unit);
        return all;
    }
};

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "promise_pages." + id);
}

/// The year that the address names, one of those that can be chosen; this year otherwise.
int year_in(web::Visit const& visit, int this_year) {
    auto const typed = visit.request.query.text("year");
    int year = this_year;
    std::from_chars(typed.data(), typed.data() + typed.size(), year);
    return year > this_year - years_shown && year <= this_year ? year : this_year;
}

organisations::Organisation const& organisation_in(organisations::Directory const& directory,
                                                   web::Visit const& visit) {
    auto const* found = directory.find(visit.id<OrganisationId>());
    if (!found) throw http::NotFound();
    return *found;
}

Seen seen_by(web::Services& services, web::Visit const& visit, db::Reader& reader,
             OrganisationId const& organisation) {
    auto const today = basics::day_in_stockholm(services.now());
    Seen seen{.organisation = organisation,
              .chart = units::chart_of(reader, organisation, today),
              .year = year_in(visit, today.year),
              .sight = promises::sight_of(reader, organisation)};
    seen.opens_lists = visit.viewer.signed_in() && visit.may(Permission::coordinate, organisation);
    seen.is_inside = promises::is_inside(visit.viewer, organisation, seen.sight);
    seen.by_unit = promises::tally(reader, seen.chart, promises::begin_of_year(seen.year),
                                   promises::begin_of_year(seen.year + 1));
    return seen;
}

std::string path_of(organisations::Organisation const& one) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name) + "/answers";
}

/// One row of the table: the whole, or a unit.
struct RowOf {
    std::string name = {};
    Tally tally = {};
    std::optional<units::UnitId> unit = {};  ///< Nothing: the whole.
};

std::string days_text(web::Visit const& visit, Tally const& tally) {
    auto const days = promises::median(tally);
    return days ? texts::decimal(visit.language, *days, 1) : "–";
}

std::string share_text(web::Services& services, web::Visit const& visit, Tally const& tally) {
    auto const share = promises::share_in_time(tally);
    if (!share) return "–";
    return services.pages.format(visit, "promise_pages.percent",
                                 {{"share", texts::decimal(visit.language, *share * 100, 0)}});
}

View row_view(web::Services& services, web::Visit const& visit, Seen const& seen,
              RowOf const& row) {
    auto const count = [&](Which which, std::int64_t value) {
        auto const number = texts::number(visit.language, value);
        if (!seen.opens_lists || value == 0) return web::number_cell(number);
        auto url = "/administration/" + seen.organisation.string() +
                   "/promises/list?year=" + std::to_string(seen.year) +
                   "&which=" + std::string(promises::name(which));
        if (row.unit) url += "&unit=" + (row.unit->empty() ? "none" : row.unit->string());
        return web::number_cell(number, visit.address(url));
    };
    auto const& tally = row.tally;
    std::vector<View> cells{web::row_head(row.name), count(Which::came, tally.came),
                            count(Which::answered, tally.answered),
                            web::number_cell(days_text(visit, tally)),
                            web::number_cell(share_text(services, visit, tally))};
    if (seen.is_inside) {
        cells.push_back(count(Which::waiting, tally.waiting));
        cells.push_back(count(Which::late, tally.late));
    }
    return View().set("cells", std::move(cells));
}

View table_view(web::Services& services, web::Visit const& visit, Seen const& seen) {
    std::vector<std::string> heads{"head_unit", "head_came", "head_answered", "head_median",
                                   "head_share"};
    if (seen.is_inside) heads.insert(heads.end(), {"head_waiting", "head_late"});
    std::vector<View> head_views;
    for (auto const& head : heads) {
        auto name = text(services, visit, head);
        head_views.push_back(head == "head_unit" ? web::words_head(std::move(name))
                                                 : web::number_head(std::move(name)));
    }
    std::vector<View> rows;
    rows.push_back(
        row_view(services, visit, seen,
                 {text(services, visit, "whole_organisation"), promises::sum(seen.by_unit), {}}));
    for (auto const& unit : seen.shown())
        rows.push_back(
            row_view(services, visit, seen,
                     {unit.empty() ? text(services, visit, "without_unit") : seen.chart.name(unit),
                      seen.by_unit.at(unit), unit}));
    return View()
        .set("table_title", text(services, visit, "figures_title"))
        .set("heads", std::move(head_views))
        .set("rows", std::move(rows));
}

std::vector<View> promised_views(web::Services& services, web::Visit const& visit,
                                 db::Reader& reader, Seen const& seen) {
    std::vector<View> views;
    for (auto const& [unit, promise] : promises::of_organisation(reader, seen.organisation))
        views.push_back(View()
                            .set("promised_unit", unit.empty()
                                                      ? text(services, visit, "whole_organisation")
                                                      : seen.chart.name(unit))
                            .set("promised_text",
                                 services.pages.format(
                                     visit, "promise_pages.stated",
                                     {{"who", promise.who},
                                      {"within", promises::within(services, visit, promise)}})));
    return views;
}

View year_field(web::Services& services, web::Visit const& visit, Seen const& seen) {
    std::vector<web::Option> options;
    for (int year = seen.chart.day().year; year > seen.chart.day().year - years_shown; --year)
        options.push_back({std::to_string(year), std::to_string(year), year == seen.year});
    return web::choices_view(
        {.name = "year", .label = text(services, visit, "year"), .required = true}, options);
}

/// Why nothing is counted for the one who asks; empty when something is.
std::string why_none(web::Services& services, web::Visit const& visit, Seen const& seen) {
    if (seen.has_whole())
        return promises::sum(seen.by_unit).came == 0 ? text(services, visit, "none_came")
                                                     : std::string();
    return text(services, visit, seen.sight >= Sight::median ? "too_few" : "not_shown");
}

View crumb(std::string name, std::string url) {
    return View().set("crumb_name", std::move(name)).set("crumb_url", std::move(url));
}

json::Value figures_json(Tally const& tally) {
    auto const days = promises::median(tally);
    auto const share = promises::share_in_time(tally);
    return json::Object{{"came", tally.came},
                        {"answered", tally.answered},
                        {"median_days", days ? json::Value(*days) : json::Value()},
                        {"share_in_time", share ? json::Value(*share) : json::Value()}};
}

}

http::Response show_figures(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const& one = organisation_in(*directory, visit);
    if (visit.part("slug") != basics::slug(one.name))
        return http::moved(visit.address(path_of(one)));
    auto reader = services.database.read();
    auto const seen = seen_by(services, visit, reader, one.id);
    auto const name = std::string(organisations::name_in(one, visit.language));
    auto const none = why_none(services, visit, seen);
    View view;
    view.set("lead", services.pages.format(visit, "promise_pages.answers_lead", {{"name", name}}))
        .set_list("promised", promised_views(services, visit, reader, seen))
        .set("otherwise_text",
             services.pages.format(
                 visit, "promise_pages.national_holds",
                 {{"within", promises::within(services, visit, promises::national(reader))}}))
        .set("year_field", year_field(services, visit, seen))
        .set("form_url", visit.address(path_of(one)))
        .set_optional("none_text", none)
        .set("table", none.empty() ? table_view(services, visit, seen) : View())
        .set("is_inside", seen.is_inside)
        .set("sight_text", text(services, visit, "sees_" + std::string(promises::name(seen.sight))))
        .set("may_decide", seen.opens_lists)
        .set("decide_url", visit.address("/administration/" + one.id.string() + "/promises"))
        .set("data_url", "/api/v1/organisations/" + one.id.string() +
                             "/answers?year=" + std::to_string(seen.year))
        .set("breadcrumbs",
             std::vector<View>{crumb(name, visit.address("/organisations/" + one.id.string() + "/" +
                                                         basics::slug(one.name)))});
    auto page = services.pages.page(visit, "promise_pages/figures", std::move(view),
                                    {.title = text(services, visit, "answers_title"),
                                     .query = "?year=" + std::to_string(seen.year)});
    return seen.is_inside ? account::private_page(std::move(page)) : std::move(page);
}

namespace {

/// What the list behind a figure is asked for.
struct Asked {
    int year = 0;
    Which which = Which::came;
    std::string unit = {};  ///< An id, "none", or empty: all.

    std::optional<units::UnitId> of_unit() const {
        if (unit.empty()) return std::nullopt;
        return units::UnitId::parse(unit).value_or(units::UnitId());
    }
    std::string address(web::Visit const& visit, OrganisationId const& organisation,
                        promises::Listed const& after) const {
        return visit.address("/administration/" + organisation.string() + "/promises/list?year=" +
                             std::to_string(year) + "&which=" + std::string(promises::name(which)) +
                             (unit.empty() ? "" : "&unit=" + web::query_escaped(unit)) + "&after=" +
                             std::to_string(after.began_at.microseconds) + "-" + after.subject.id);
    }
};

/// Nothing when the subject is gone, or not for the visitor.
std::optional<View> listed_view(web::Services& services, web::Visit const& visit,
                                db::Reader& reader, units::Chart const& chart,
                                promises::Listed const& one) {
    // Secrecy holds between boards: the whole is led without it.
    auto const access = web::access_to(services, visit, reader, one.subject.kind, one.subject.id);
    auto const what = ideas::title_and_desk(reader, one.subject);
    if (!what || !access || !access->may_see) return std::nullopt;
    bool const is_answered = one.outcome == promises::Outcome::answered;
    auto const until = is_answered ? basics::day_in_stockholm(one.stopped_at) : chart.day();
    auto const came = basics::day_in_stockholm(one.began_at);
    auto text = services.pages.format(
        visit, is_answered ? "promise_pages.listed_answered" : "promise_pages.listed_waiting",
        {{"came", texts::short_date(visit.language, came)},
         {"days", promises::days_between(came, until)},
         {"due", texts::short_date(visit.language, one.first_due)}});
    return View()
        .set("listed_title", what->first)
        .set("listed_url", visit.address(what->second))
        .set_optional("listed_unit", chart.name(one.unit))
        .set("listed_text", std::move(text));
}

}

http::Response show_list(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const& one = organisation_in(*directory, visit);
    visit.must(Permission::coordinate, one.id);
    auto reader = services.database.read();
    auto const chart = units::chart_of(reader, one.id, basics::day_in_stockholm(services.now()));
    auto const& query = visit.request.query;
    Asked const asked{year_in(visit, chart.day().year),
                      promises::parse_which(query.text("which")).value_or(Which::came),
                      std::string(query.text("unit"))};
    auto const unit = asked.of_unit();
    auto found = promises::behind(
        reader, chart, asked.which, unit, promises::begin_of_year(asked.year),
        promises::begin_of_year(asked.year + 1), query.text("after"), page_size + 1);
    bool const has_more = found.size() > page_size;
    if (has_more) found.pop_back();
    std::vector<View> rows;
    for (auto const& listed : found)
        if (auto row = listed_view(services, visit, reader, chart, listed))
            rows.push_back(*std::move(row));
    auto const where = unit && !unit->empty()
                           ? chart.name(*unit)
                           : std::string(organisations::name_in(one, visit.language));
    auto const year = std::to_string(asked.year);
    View view;
    view.set("lead", services.pages.format(visit, "promise_pages.list_lead",
                                           {{"year", year}, {"unit", where}}))
        .set_list("listed", std::move(rows))
        .set_optional("next_url",
                      has_more ? asked.address(visit, one.id, found.back()) : std::string())
        .set("breadcrumbs",
             std::vector<View>{crumb(text(services, visit, "answers_title"),
                                     visit.address(path_of(one)) + "?year=" + year)});
    return account::private_page(services.pages.page(
        visit, "promise_pages/list", std::move(view),
        {.title = text(services, visit, "list_" + std::string(promises::name(asked.which))),
         .unlisted = true}));
}

http::Response api_figures(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"year"});
    auto const directory = services.organisations.directory();
    auto const& one = organisation_in(*directory, visit);
    auto reader = services.database.read();
    auto const seen = seen_by(services, visit, reader, one.id);
    json::Array units;
    for (auto const& unit : seen.shown()) {
        auto line = *figures_json(seen.by_unit.at(unit)).object();
        line.append("unit", unit.empty() ? json::Value() : json::Value(unit.text()));
        units.push_back(std::move(line));
    }
    return web::api_reply(json::Object{
        {"organisation", one.id.text()},
        {"year", seen.year},
        {"sight", promises::name(seen.sight)},
        {"whole", seen.has_whole() ? figures_json(promises::sum(seen.by_unit)) : json::Value()},
        {"units", std::move(units)}});
}

}

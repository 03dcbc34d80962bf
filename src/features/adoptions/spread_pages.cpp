// How something has spread: over time, from near to far, and what may come.
#include <algorithm>
#include <cmath>
#include <set>

#include "features/adoptions/curve.h"
#include "features/adoptions/matching.h"
#include "features/adoptions/over_time.h"
#include "features/adoptions/pages.h"
#include "features/knowledge/knowledge.h"

namespace adoptions {

namespace {

using organisations::OrganisationId;
using web::View;

constexpr std::size_t most_candidates = 8, years_ahead = 5, most_shared = 50, most_matches = 50;

Shares shares_of(db::Reader& reader, OrganisationId const& organisation) {
    Shares shares;
    for (auto const& one : knowledge::works_with(reader, organisation, most_shared))
        shares[one.organisation] = one.projects;
    return shares;
}

/// How many could take it up: those of the same kinds, in the same countries, as those who made it
/// and those who have used it.
double eligible(Showing const& showing, OrganisationId const& origin,
                std::vector<Row> const& rows) {
    std::set<organisations::Kind> kinds;
    std::set<std::string> countries;
    auto const add = [&](OrganisationId const& id) {
        if (auto const* one = showing.directory->find(id)) {
            kinds.insert(one->kind);
            countries.insert(one->country);
        }
    };
    add(origin);
    for (auto const& row : rows)
        if (row.used_since.year != 0) add(row.organisation);
    return static_cast<double>(std::ranges::count_if(
        showing.directory->all(), [&](organisations::Organisation const& one) {
            return one.id != origin && kinds.contains(one.kind) && countries.contains(one.country);
        }));
}

View label_view(Label const& label) {
    return View()
        .set("label_x", std::to_string(label.x))
        .set("label_y", std::to_string(label.y))
        .set("label_text", label.text);
}

std::vector<View> label_views(std::vector<Label> const& labels) {
    std::vector<View> views;
    for (auto const& label : labels) views.push_back(label_view(label));
    return views;
}

View curve_view(Showing const& showing, std::vector<Year> const& years, Scenario const* scenario) {
    auto const curve = drawn(years, scenario);
    std::vector<View> rows;
    for (auto const& one : years)
        rows.push_back(View()
                           .set("year_text", std::to_string(one.year))
                           .set("begun_text", texts::number(showing.visit.language, one.begun))
                           .set("all_text", texts::number(showing.visit.language, one.all)));
    return View()
        .set("width", std::to_string(curve.width))
        .set("height", std::to_string(curve.height))
        .set("line_path", curve.line)
        .set_optional("band_path", curve.band)
        .set_optional("middle_path", curve.middle)
        .set("left_x", std::to_string(curve.left))
        .set("right_x", std::to_string(curve.right))
        .set("dots", label_views(curve.dots))
        .set("below", label_views(curve.below))
        .set("across", label_views(curve.beside))
        .set("years", std::move(rows));
}

View branch_item(Showing const& showing, Row const& row) {
    auto who = showing.organisation_name(row.organisation);
    if (!row.unit_name.empty()) who += ", " + row.unit_name;
    return View()
        .set("item_title", std::move(who))
        .set("item_url", showing.visit.address("/adoptions/" + row.id.string()))
        .set("item_text", showing.format("branch_text", {{"state", state_text(showing, row.state)},
                                                         {"since", showing.date(row.since)}}))
        .set("is_used", row.standing == Standing::used);
}

/// From near to far, and within each the first to use it first.
std::vector<View> tree(Showing const& showing, std::vector<Row> rows) {
    std::ranges::sort(rows, [](Row const& one, Row const& other) {
        auto const key = [](Row const& row) {
            return std::pair(row.used_since.year == 0 ? basics::Date{9999, 12, 31} : row.used_since,
                             row.id);
        };
        return key(one) < key(other);
    });
    std::vector<View> levels;
    for (auto const level :
         {Level::local, Level::regional, Level::national, Level::international}) {
        std::vector<View> items;
        std::int64_t used = 0;
        for (auto const& row : rows)
            if (row.level == level) {
                items.push_back(branch_item(showing, row));
                if (row.standing == Standing::used) ++used;
            }
        if (!items.empty())
            levels.push_back(
                View()
                    .set("level_title",
                         showing.format("tree_" + std::string(name(level)), {{"count", used}}))
                    .set("items", std::move(items)));
    }
    return levels;
}

std::string reason_text(Showing const& showing, Reason const& reason) {
    return showing.format(
        "alike_" + std::string(name(reason.alike)),
        {{"who", showing.organisation_name(reason.like)}, {"count", reason.projects}});
}

std::vector<View> candidate_views(Showing const& showing, std::vector<Candidate> const& next) {
    std::vector<View> views;
    for (auto const& one : next) {
        std::string words;
        for (auto const& reason : one.reasons)
            words += (words.empty() ? "" : " · ") + reason_text(showing, reason);
        views.push_back(View()
                            .set("next_name", showing.organisation_name(one.organisation))
                            .set("next_url", showing.organisation_url(one.organisation))
                            .set("next_why", std::move(words)));
    }
    return views;
}

void set_scenario(View& view, Showing const& showing, std::vector<Year> const& years,
                  std::expected<Scenario, NoFit> const& fitted) {
    view.set("scenario", false).set_optional("no_scenario", "");
    if (years.empty()) return;
    if (!fitted) {
        view.set_optional("no_scenario", showing.text("no_" + std::string(name(fitted.error()))));
        return;
    }
    auto number = [&](double value) {
        return texts::number(showing.visit.language, static_cast<std::int64_t>(std::lround(value)));
    };
    view.set("scenario", View().set("scenario_text",
                                    showing.format("scenario_text",
                                                   {{"years", years_ahead},
                                                    {"low", number(fitted->low.back())},
                                                    {"high", number(fitted->high.back())},
                                                    {"middle", number(fitted->middle.back())},
                                                    {"market", number(fitted->bass.market)}})));
}

std::vector<Row> rows_of(std::vector<Row> const& all, std::string_view subject) {
    std::vector<Row> rows;
    for (auto const& row : all)
        if (row.subject.id == subject) rows.push_back(row);
    return rows;
}

std::vector<int> years_used(std::vector<Row> const& rows) {
    std::vector<int> years;
    for (auto const& row : rows)
        if (row.used_since.year != 0) years.push_back(row.used_since.year);
    return years;
}

/// The reasons, each once, the first four.
std::string why(Showing const& showing, Match const& match) {
    std::string words;
    std::vector<std::string> told;
    for (auto const& reason : match.reasons) {
        auto one = reason_text(showing, reason);
        if (std::ranges::find(told, one) != told.end() || told.size() == 4) continue;
        words += (words.empty() ? "" : " · ") + one;
        told.push_back(std::move(one));
    }
    return words;
}

View match_view(Showing const& showing, Match const& match) {
    auto const& visit = showing.visit;
    auto const& row = match.users.front();
    return View()
        .set("item_title", title_of(row, visit.language))
        .set("item_url", visit.address(row.path))
        .set("item_text", showing.format("match_text", {{"count", match.users.size()},
                                                        {"why", why(showing, match)}}))
        .set("item_more_url", visit.address("/spread/" + row.subject.kind + "/" + row.subject.id));
}

}

http::Response show_spread(web::Services& services, Register& kept, web::Land const& land,
                           web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    activity::Subject const asked{std::string(visit.part("kind")), std::string(visit.part("id"))};
    auto const subject = seen_subject(showing, reader, asked);
    auto const rows = rows_of(*kept.now(), subject.id);
    auto const today = basics::day_in_stockholm(services.now());
    auto const years = by_year(years_used(rows), today.year);
    auto const fitted = scenario_after(years, today.year,
                                       eligible(showing, subject.organisation, rows), years_ahead);
    std::map<OrganisationId, Shares> shares;
    shares[subject.organisation] = shares_of(reader, subject.organisation);
    for (auto const& row : rows)
        if (row.standing == Standing::used && shares.size() < most_shared)
            shares[row.organisation] = shares_of(reader, row.organisation);
    auto const next = subject.is_public ? who_may_be_next(*showing.directory, subject.organisation,
                                                          rows, shares, most_candidates)
                                        : std::vector<Candidate>();
    auto const counts = tally(rows, {});
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, subject))
        .set("lead", showing.format("spread_lead", {{"used", counts[Standing::used]},
                                                    {"way", counts[Standing::on_the_way]},
                                                    {"ended", counts[Standing::ended]}}))
        .set("has_curve", !years.empty())
        .set("curve", curve_view(showing, years, fitted ? &*fitted : nullptr))
        .set_list("levels", tree(showing, rows))
        .set_list("next", candidate_views(showing, next))
        .set("list_url", visit.address("/adoptions?subject=" + subject.id))
        .set("begin_url", visit.address("/adoptions/new") + "?kind=" + asked.kind +
                              "&subject=" + subject.id + "&state=interested")
        .set("back_url", visit.address(subject.path))
        .set("data_url", "/api/v1/adoptions?subject=" + subject.id);
    set_scenario(view, showing, years, fitted);
    set_over_time(view, showing, land, reader, {asked.kind, subject}, rows);
    return services.pages.page(visit, "adoptions/spread", std::move(view),
                               {.title = showing.format("spread_title", {{"title", subject.title}}),
                                .unlisted = !subject.is_public});
}

http::Response show_matches(web::Services& services, Register& kept, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const organisation = visit.id<OrganisationId>();
    if (!showing.directory->find(organisation)) throw http::NotFound();
    auto reader = services.database.read();
    auto const found = matches(*showing.directory, *kept.now(), organisation,
                               shares_of(reader, organisation), most_matches);
    std::vector<View> items;
    for (auto const& match : found) items.push_back(match_view(showing, match));
    auto const name = showing.organisation_name(organisation);
    View view;
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("title"))
                                   .set("crumb_url", visit.address("/adoptions")),
                               View()
                                   .set("crumb_name", name)
                                   .set("crumb_url", showing.organisation_url(organisation))})
        .set("has_breadcrumbs", true)
        .set("lead", showing.format("matches_lead", {{"who", name}}))
        .set_list("items", std::move(items))
        .set("all_url", visit.address("/adoptions"))
        .set("find_url", visit.address("/search"))
        .set("back_url", showing.organisation_url(organisation));
    return services.pages.page(visit, "adoptions/matches", std::move(view),
                               {.title = showing.format("matches_title", {{"who", name}})});
}

}

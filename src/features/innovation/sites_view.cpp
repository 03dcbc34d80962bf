// The sites of a trial side by side: a table, a simple picture of those that can be compared, and
// what may be said of all together.
#include <algorithm>

#include "features/innovation/pages.h"
#include "features/innovation/sites_store.h"
#include "platform/basics/text.h"
#include "services/web/table_view.h"

namespace innovation {

namespace {

using web::View;

std::string figure_text(Showing const& showing, Figure const& figure, std::string const& unit) {
    if (!figure) return "–";
    auto const number =
        texts::decimal(showing.visit.language, static_cast<double>(*figure) / 1000, 3);
    return unit.empty() ? number : number + " " + unit;
}

std::string change_text(Showing const& showing, Site const& site) {
    auto const change = change_of(site);
    if (!change) return "–";
    return (*change > 0 ? "+" : "") + figure_text(showing, change, "");
}

std::string ending_text(Showing const& showing, Site const& site) {
    if (!site.finding) return showing.text("site_" + std::string(name(site.state)));
    auto words = showing.text("ending_" + std::string(name(site.finding->found.ending)));
    if (is_too_few(site)) words += " (" + showing.text("site_few") + ")";
    if (!site.finding->measured_otherwise.empty())
        words += " (" + showing.text("site_otherwise") + ")";
    return words;
}

std::string days_text(Showing const& showing, Site const& site) {
    if (site.start.from == basics::Date()) return "–";
    return showing.format("site_days", {{"from", showing.date(site.start.from)},
                                        {"until", showing.date(site.start.until)}});
}

View table_of(Showing const& showing, SeenTrial const& on, std::vector<Site> const& all) {
    std::vector<View> heads{web::words_head(showing.text("head_site"))}, lines;
    for (auto const* id : {"head_before", "head_after", "head_change", "head_observed"})
        heads.push_back(web::number_head(showing.text(id)));
    for (auto const* id : {"head_ending", "head_days"})
        heads.push_back(web::words_head(showing.text(id)));
    for (auto const& site : all) {
        auto const url = showing.visit.address(trial_path(on.work, on.one.number) + "/sites/" +
                                               std::to_string(site.number));
        auto const after = site.finding ? site.finding->after : Figure();
        auto const observed = site.finding ? site.finding->observed : 0;
        lines.push_back(View().set(
            "cells", std::vector<View>{
                         web::row_head(showing.organisation_name(site.organisation), url),
                         web::number_cell(figure_text(showing, site.start.before, site.start.unit)),
                         web::number_cell(figure_text(showing, after, site.start.unit)),
                         web::number_cell(change_text(showing, site)),
                         web::number_cell(
                             observed == 0 ? "–" : texts::number(showing.visit.language, observed)),
                         web::words_cell(ending_text(showing, site)),
                         web::words_cell(days_text(showing, site))}));
    }
    return View()
        .set("table_title", showing.text("sites_title"))
        .set("heads", std::move(heads))
        .set("rows", std::move(lines));
}

/// Where a figure stands between the least and the greatest of all, 0 to 100.
std::int64_t place_of(std::int64_t figure, std::int64_t least, std::int64_t most) {
    return most == least ? 50 : (figure - least) * 100 / (most - least);
}

/// A line for each site from before to after, on one scale; none when they cannot be compared.
std::vector<View> lines_of(Showing const& showing, std::vector<Site> const& all,
                           Together const& together) {
    if (together.what != Together::What::range && together.what != Together::What::too_few)
        return {};
    std::vector<std::int64_t> figures{0};
    for (auto const& site : all)
        if (change_of(site))
            figures.insert(figures.end(), {*site.start.before, *site.finding->after});
    auto const [least, most] = std::ranges::minmax(figures);
    std::vector<View> views;
    for (auto const& site : all) {
        if (!change_of(site)) continue;
        auto const before = place_of(*site.start.before, least, most);
        auto const after = place_of(*site.finding->after, least, most);
        views.push_back(
            View()
                .set("line_name", showing.organisation_name(site.organisation))
                .set("line_text",
                     showing.format(
                         "site_line",
                         {{"before", figure_text(showing, site.start.before, "")},
                          {"after", figure_text(showing, site.finding->after, site.start.unit)}}))
                .set("line_x", std::to_string(std::min(before, after)))
                .set("line_width", std::to_string(std::max<std::int64_t>(
                                       before < after ? after - before : before - after, 1)))
                .set("before_x", std::to_string(before))
                .set("after_x", std::to_string(after)));
    }
    return views;
}

/// What each site learned, with its own words.
std::vector<View> lessons_of(Showing const& showing, std::vector<Site> const& all) {
    std::vector<View> views;
    for (auto const& site : all)
        if (site.finding)
            views.push_back(View()
                                .set("lesson_head", showing.organisation_name(site.organisation))
                                .set("lesson_words", site.finding->found.learned));
        else if (site.state == SiteState::left)
            views.push_back(
                View()
                    .set("lesson_head",
                         showing.format("site_left_head",
                                        {{"name", showing.organisation_name(site.organisation)},
                                         {"date", showing.date(site.ended_at)}}))
                    .set("lesson_words", site.reason));
    return views;
}

}

namespace {

/// What a change is counted in: of a share that is points, not a share of a share.
std::string unit_of_change(Showing const& showing, std::string const& unit) {
    auto const folded = basics::folded(unit);
    for (auto const* share : {"procent", "prosent", "percent", "per cent", "%"})
        if (folded == share) return showing.text("unit_points");
    return unit;
}

}

std::string together_text(Showing const& showing, Together const& all) {
    auto const change = [&](std::int64_t figure) {
        return (figure > 0 ? "+" : "") + figure_text(showing, Figure(figure), "");
    };
    return showing.format("together_" + std::string(name(all.what)),
                          {{"least", change(all.least)},
                           {"most", change(all.most)},
                           {"unit", unit_of_change(showing, all.unit)},
                           {"sites", all.sites},
                           {"more", all.more},
                           {"less", all.less},
                           {"left_out", all.left_out},
                           {"needed", fewest_sites}});
}

web::View sites_view(Showing const& showing, db::Reader& reader, SeenTrial const& on) {
    std::vector<Site> seen;
    for (auto& site : sites(reader, on.one.project, on.one.number))
        if (may_see_site(showing, on.work, site)) seen.push_back(std::move(site));
    auto const all = together(seen);
    View view;
    view.set("sites", !seen.empty())
        .set("together_text", seen.empty() ? std::string() : together_text(showing, all))
        .set_list("site_lines", lines_of(showing, seen, all))
        .set_list("site_lessons", lessons_of(showing, seen));
    if (seen.empty()) view.set("table", false);
    else view.set("table", table_of(showing, on, seen));
    return view;
}

}

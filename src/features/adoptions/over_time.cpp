// A drawing for eyes, and beside each a table or list that says the same.
#include "features/adoptions/over_time.h"

#include <algorithm>
#include <charconv>

#include "features/adoptions/sources_store.h"
#include "features/adoptions/tree.h"
#include "platform/basics/text.h"
#include "services/red_thread/picture_view.h"

namespace adoptions {

namespace {

using red_thread::Chain;
using red_thread::Subject;
using web::View;

/// More branches than this are told in the list alone.
constexpr std::size_t most_drawn = 60;

/// The years to choose among, the newest first; the chosen one.
struct Years {
    std::vector<int> all = {};
    int chosen = 0, now = 0;
};

Years years_of(Showing const& showing, std::vector<Row> const& rows) {
    Years years;
    years.chosen = years.now = basics::day_in_stockholm(showing.services.now()).year;
    int first = years.now;
    for (auto const& row : rows)
        if (row.used_since.year != 0) first = std::min(first, row.used_since.year);
    for (int year = years.now; year >= first; --year) years.all.push_back(year);
    auto const asked = showing.visit.request.query.text("year");
    int year = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), year);
    if (std::ranges::find(years.all, year) != years.all.end()) years.chosen = year;
    return years;
}

View year_field(Showing const& showing, Years const& years) {
    std::vector<web::Option> options;
    for (auto const year : years.all)
        options.push_back({std::to_string(year),
                           year == years.now
                               ? showing.format("year_now", {{"year", std::to_string(year)}})
                               : std::to_string(year),
                           year == years.chosen});
    return web::choices_view(
        {.name = "year", .label = showing.text("label_year"), .required = true}, options);
}

std::string who(Showing const& showing, Row const& row) {
    auto name = showing.organisation_name(row.organisation);
    return row.unit_name.empty() ? name : name + ", " + row.unit_name;
}

std::string adoption_url(Showing const& showing, AdoptionId const& id) {
    return showing.visit.address("/adoptions/" + id.string());
}

/// "sedan 18 augusti 2025", and what stands beside it.
std::string since_text(Showing const& showing, Row const& row, Years const& years) {
    bool const is_now = years.chosen == years.now;
    if (row.used_since.year == 0 || (is_now && row.standing == Standing::on_the_way))
        return showing.format("branch_text", {{"state", state_text(showing, row.state)},
                                              {"since", showing.date(row.since)}});
    auto words = showing.format("used_since", {{"since", showing.date(row.used_since)}});
    if (!is_now) return words;
    if (row.standing == Standing::unsure) words += " · " + showing.text("head_unsure");
    if (row.standing == Standing::ended)
        words += " · " + showing.format("branch_text", {{"state", state_text(showing, row.state)},
                                                        {"since", showing.date(row.since)}});
    return words;
}

View point_view(web::Land::Point const& point, std::string const& name, bool is_origin) {
    return View()
        .set("point_x", std::to_string(point.x))
        .set("point_y", std::to_string(point.y))
        .set("point_name", name)
        .set("is_origin", is_origin);
}

/// Who uses it in the year, on the land and in a table.
void set_map(View& view, Showing const& showing, web::Land const& land, Spread const& spread,
             std::vector<Row> const& rows, Years const& years) {
    std::vector<View> points, lines;
    std::size_t unplaced = 0;
    auto const* origin = showing.directory->find(spread.subject.organisation);
    for (auto const& row : rows) {
        if (!was_used(row, years.chosen)) continue;
        auto const* one = showing.directory->find(row.organisation);
        auto const point = one ? land.point(*one) : std::nullopt;
        if (point) points.push_back(point_view(*point, who(showing, row), false));
        else ++unplaced;
        lines.push_back(
            View()
                .set("row_name", who(showing, row))
                .set("row_url", adoption_url(showing, row.id))
                .set("row_since", showing.date(row.used_since))
                .set("row_level", showing.text("level_" + std::string(name(row.level)))));
    }
    auto const home = origin ? land.point(*origin) : std::nullopt;
    bool const is_drawn = !points.empty();
    if (home)
        points.push_back(
            point_view(*home, showing.organisation_name(spread.subject.organisation), true));
    view.set("map_title",
             showing.format(years.chosen == years.now ? "map_now" : "map_title",
                            {{"year", std::to_string(years.chosen)}, {"count", lines.size()}}))
        .set("is_drawn", is_drawn)
        .set("box", land.box())
        .set_list("points", std::move(points))
        .set_optional("unplaced_text", is_drawn && unplaced > 0
                                           ? showing.format("map_unplaced", {{"count", unplaced}})
                                           : std::string())
        .set_list("rows", std::move(lines));
}

/// The tree as a chain: its subjects are the thing itself and the adoptions.
Chain chain_of(Subject const& start, std::vector<Twig> const& twigs) {
    Chain chain{.start = start, .subjects = {start}};
    for (auto const& twig : twigs) {
        Subject const here{"adoption", twig.id.string()};
        chain.subjects.push_back(here);
        chain.links.push_back({twig.from ? Subject{"adoption", twig.from->string()} : start, here,
                               web::Relation::used_by});
    }
    return chain;
}

View tree_picture(Showing const& showing, Spread const& spread, std::vector<Twig> const& twigs,
                  std::map<AdoptionId, Row const*> const& by_id) {
    Subject const start{spread.kind, spread.subject.id};
    auto const chain = chain_of(start, twigs);
    std::map<Subject, std::string> titles{{start, spread.subject.title}};
    std::map<Subject, red_thread::Caption> captions{
        {start,
         {showing.organisation_name(spread.subject.organisation),
          showing.visit.address(spread.subject.path)}}};
    for (auto const& [id, row] : by_id) {
        Subject const here{"adoption", id.string()};
        titles[here] = who(showing, *row);
        auto caption =
            row->used_since.year == 0
                ? state_text(showing, row->state)
                : showing.format("tree_since", {{"year", std::to_string(row->used_since.year)}});
        captions[here] = {std::move(caption), adoption_url(showing, id)};
    }
    return red_thread::picture_view(red_thread::drawn(chain, titles), start,
                                    [&](Subject const& subject) { return captions.at(subject); });
}

Sources all_sources(db::Reader& reader, Spread const& spread) {
    auto sources = sources_of(reader, Subject{spread.kind, spread.subject.id});
    for (auto const& part : spread.subject.also)
        sources.merge(sources_of(reader, Subject{spread.kind, part}));
    return sources;
}

/// Who took it from whom, as a picture and as a list.
void set_tree(View& view, Showing const& showing, db::Reader& reader, Spread const& spread,
              std::vector<Row> const& rows, Years const& years) {
    std::map<AdoptionId, Row const*> by_id;
    std::vector<AdoptionId> ids;
    for (auto const& row : rows) {
        by_id.emplace(row.id, &row);
        ids.push_back(row.id);
    }
    auto const twigs = tree(ids, all_sources(reader, spread));
    std::vector<View> items;
    for (auto const& twig : twigs) {
        auto const& row = *by_id.at(twig.id);
        auto const from = twig.from ? who(showing, *by_id.at(*twig.from))
                                    : showing.organisation_name(spread.subject.organisation);
        items.push_back(
            View()
                .set("item_title", who(showing, row))
                .set("item_url", adoption_url(showing, row.id))
                .set("item_text",
                     showing.format("tree_from",
                                    {{"from", from}, {"since", since_text(showing, row, years)}})));
    }
    view.set_list("branches", std::move(items)).set("tree_picture", false);
    if (!twigs.empty() && twigs.size() <= most_drawn)
        view.set("tree_picture", tree_picture(showing, spread, twigs, by_id));
}

}

void set_over_time(View& view, Showing const& showing, web::Land const& land, db::Reader& reader,
                   Spread const& spread, std::vector<Row> const& rows) {
    auto const years = years_of(showing, rows);
    auto const some = at_year(rows, years.chosen, years.now);
    view.set("year_url", showing.visit.address("/spread/" + spread.kind + "/" + spread.subject.id) +
                             "#over-time")
        .set("year_field", year_field(showing, years))
        .set("is_chosen", years.all.size() > 1);
    set_map(view, showing, land, spread, some, years);
    set_tree(view, showing, reader, spread, some, years);
}

}

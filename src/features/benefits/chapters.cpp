// What documents about a project tell of its benefits.
#include <algorithm>

#include "features/benefits/benefits.h"
#include "features/benefits/show.h"

namespace benefits {

namespace {

using chapters::cell;

/// The last year that was measured, or that nothing was.
void add_row(Showing const& showing, Whole const& whole, office::Table& table,
             chapters::Chapter& chapter) {
    auto const& benefit = whole.benefit;
    auto const& title = told::said(benefit.told, "title");
    auto const planned = showing.figure(benefit, benefit.planned_gain());
    if (whole.values.empty()) {
        table.rows.push_back({cell(title),
                              cell(showing.text("kind_" + benefit.kind())),
                              cell(planned),
                              cell(showing.text("values_none")),
                              {}});
        chapter.points.push_back(title + ": " +
                                 showing.format("box_planned", {{"planned", planned}}));
        return;
    }
    for (auto const& value : whole.values)
        table.rows.push_back(
            {cell(title), cell(showing.text("kind_" + benefit.kind())), cell(planned),
             cell(std::to_string(value.year) + ": " +
                  showing.figure(benefit, benefit.gain(value.figure)) + ". " +
                  difference_text(showing, benefit, value) + ". " +
                  showing.format("measured", {{"day", showing.date(value.measured_on)},
                                              {"source", value.source}})),
             cell(standing_text(showing, value))});
    auto const& last = whole.values.back();
    chapter.points.push_back(title + ": " + gain_text(showing, benefit, last) + " " +
                             std::to_string(last.year) + ", " +
                             showing.text("tag_" + std::string(name(last.state))));
}

}

std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    chapters::Chapter chapter{.key = "benefits", .title = showing.text("totals_title")};
    office::Table table{.header = {showing.text("label_title"), showing.text("label_kind"),
                                   showing.text("chapter_planned"), showing.text("values_title"),
                                   showing.text("chapter_standing")},
                        .rows = {}};
    basics::Time last;
    for (auto const& whole : wholes_of(reading.reader, reading.project)) {
        // What was measured stands; what is expected no more and never was measured is no benefit.
        if (whole.benefit.is_ended && whole.values.empty()) continue;
        last = std::max(last, whole.benefit.updated_at);
        for (auto const& value : whole.values)
            last = std::max({last, value.told_at, value.answered_at});
        add_row(showing, whole, table, chapter);
    }
    if (table.rows.empty()) return {chapter};
    chapter.blocks.emplace_back(std::move(table));
    chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    return {chapter};
}

}

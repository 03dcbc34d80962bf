// What documents about a project tell of who else uses it.
#include <algorithm>

#include "features/adoptions/adoptions.h"
#include "features/adoptions/show.h"

namespace adoptions {

std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    chapters::Chapter chapter{.key = "spread", .title = showing.text("box_title")};
    if (!reading.project.is_public) return {chapter};
    office::Table table{.header = {showing.text("chapter_who"), showing.text("chapter_standing")},
                        .rows = {}};
    std::int64_t used = 0;
    basics::Time last;
    for (auto const& one : adoptions_of(reading.reader, "project", reading.project)) {
        used += one.standing() == Standing::used ? 1 : 0;
        last = std::max(last, one.updated_at);
        table.rows.push_back(
            {chapters::cell(showing.who(reading.reader, one.organisation, one.unit)),
             chapters::cell(standing_text(showing, one))});
    }
    if (table.rows.empty()) return {chapter};
    chapter.points = {showing.format("count_used", {{"count", used}})};
    chapter.blocks.emplace_back(
        chapters::paragraph(showing.format("count_used", {{"count", used}}) + "."));
    chapter.blocks.emplace_back(std::move(table));
    chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    return {chapter};
}

}

// What documents about a project tell of its being implemented.
#include "features/outcomes/outcomes.h"
#include "features/outcomes/show.h"

namespace outcomes {

std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    chapters::Chapter chapter{.key = "implemented", .title = showing.text("box_title")};
    auto const statement = statement_of(reading.reader, reading.project);
    if (!statement || statement->state == State::withdrawn) return {chapter};
    auto const& told = statement->told;
    auto standing = standing_text(showing, *statement);
    chapter.points = {standing};
    chapter.blocks.emplace_back(chapters::paragraph(std::move(standing)));
    office::Table table;
    auto const add = [&](char const* label, std::string const& words) {
        if (!words.empty())
            table.rows.push_back({chapters::cell(showing.text(label)), chapters::cell(words)});
    };
    add("fact_owner", (told.owner.name.empty() ? showing.text("former_owner") : told.owner.name) +
                          ", " + told.owner.role);
    add("fact_unit", told.owner.unit);
    add("fact_budget", !told.in_budget       ? showing.text("budget_no")
                       : told.budget.empty() ? showing.text("budget_yes")
                                             : told.budget);
    add("evidence_title", told.evidence);
    add("fact_evidence_link", told.evidence_link);
    chapter.blocks.emplace_back(std::move(table));
    chapter.source =
        showing.format("chapter_source", {{"day", showing.date(statement->updated_at)}});
    return {chapter};
}

}

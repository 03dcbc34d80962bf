// What documents about a project tell of its meaning for sustainability.
#include "features/assessments/assessments.h"
#include "features/assessments/pages.h"

namespace assessments {

namespace {

using chapters::cell;
using chapters::paragraph;

office::Table score_table(Showing const& showing, Assessment const& assessment) {
    office::Table table{.header = {showing.text("chapter_goal"), showing.text("label_score"),
                                   showing.text("label_rationale")},
                        .rows = {}};
    for (int goal = 1; goal <= goal_count; ++goal) {
        auto const* part = assessment.find({.kind = Kind::goal, .goal = goal});
        auto const score = part ? score_of(part->told) : std::nullopt;
        if (score)
            table.rows.push_back({cell(showing.goal_name(goal)), cell(signed_score(*score)),
                                  cell(said(part->told, "rationale"))});
    }
    return table;
}

void add_conflicts(Showing const& showing, Assessment const& assessment,
                   chapters::Chapter& chapter) {
    auto const conflicts = conflicts_of(assessment, showing.goals());
    if (conflicts.empty()) return;
    chapter.blocks.emplace_back(office::Heading{2, showing.text("conflicts_title")});
    office::List list;
    for (auto const& conflict : conflicts)
        list.items.push_back(cell(showing.part_name(conflict.part) + ": " +
                                  (conflict.answer ? said(conflict.answer->told, "mitigation")
                                                   : showing.text("chapter_unanswered"))));
    chapter.points.push_back(showing.text("conflicts_title") + ": " +
                             std::to_string(conflicts.size()));
    chapter.blocks.emplace_back(std::move(list));
}

void add_equality(Showing const& showing, Assessment const& assessment,
                  chapters::Chapter& chapter) {
    auto const* part = assessment.find({.kind = Kind::equality});
    if (!part) return;
    chapter.blocks.emplace_back(office::Heading{2, showing.text("equality_title")});
    office::Table table;
    for (auto const* field : {"gains", "loses", "asked"})
        table.rows.push_back(
            {cell(showing.text("label_" + std::string(field))), cell(said(part->told, field))});
    chapter.blocks.emplace_back(std::move(table));
}

}

std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    chapters::Chapter chapter{.key = "sustainability", .title = showing.text("box_title")};
    auto const assessment = find(reading.reader, home_of(reading.reader, reading.project));
    if (assessment.empty()) return {chapter};
    auto balance = balance_text(showing, assessment);
    chapter.points = {balance};
    chapter.blocks.emplace_back(paragraph(std::move(balance)));
    if (auto table = score_table(showing, assessment); !table.rows.empty())
        chapter.blocks.emplace_back(std::move(table));
    add_conflicts(showing, assessment, chapter);
    add_equality(showing, assessment, chapter);
    chapter.source =
        showing.format("chapter_source", {{"day", showing.date(assessment.updated_at())}});
    return {chapter};
}

}

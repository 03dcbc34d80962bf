// What documents about a project tell of its plan: one chapter for each part that is told.
#include <algorithm>

#include "features/knowledge/knowledge.h"
#include "features/project_plans/project_plans.h"
#include "features/project_plans/show.h"

namespace project_plans {

namespace {

using chapters::cell;
using chapters::Chapter;

constexpr std::size_t most_points = 3;

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

/// An entry a row: what, how it stands, and what else it says.
Chapter list_chapter(Showing const& showing, std::vector<Entry> const& seen, Part part) {
    auto const part_name = std::string(name(part));
    Chapter chapter{.key = part_name, .title = showing.text("section_" + part_name)};
    office::Table table{.header = {showing.text("chapter_what"), showing.text("chapter_standing"),
                                   showing.text("chapter_more")},
                        .rows = {}};
    basics::Time last;
    auto entries = seen;
    std::erase_if(entries, [&](Entry const& one) { return one.part != part; });
    if (part == Part::milestone || part == Part::commitment)
        std::ranges::stable_sort(entries, {}, due);
    if (part == Part::risk) std::ranges::stable_sort(entries, std::ranges::greater(), weight);
    for (auto const& entry : entries) {
        auto const words = words_of(showing, entry, seen);
        last = std::max(last, entry.at);
        table.rows.push_back({cell(words.title), cell(words.standing), cell(joined(words.lines))});
        bool const is_reached = (part == Part::milestone || part == Part::commitment) &&
                                standing_of(entry, showing.today) == Standing::reached;
        if (!is_reached && chapter.points.size() < most_points)
            chapter.points.push_back(words.title + ", " + words.standing);
    }
    if (table.rows.empty()) return chapter;
    chapter.blocks.emplace_back(std::move(table));
    chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    return chapter;
}

office::Table sums_table(Showing const& showing, std::string_view first,
                         std::vector<std::pair<std::string, Sums>> const& rows) {
    office::Table table{.header = {showing.text(first), showing.text("label_budget"),
                                   showing.text("label_outcome")},
                        .rows = {}};
    for (auto const& [text, sums] : rows)
        table.rows.push_back(
            {cell(text), cell(budget_text(showing, sums)), cell(outcome_text(showing, sums))});
    return table;
}

/// What sources say, which no sum here has.
void add_sourced(Showing const& showing, chapters::Reading const& reading, Chapter& chapter) {
    auto const sourced = knowledge::sourced(reading.reader, reading.project.id);
    if (sourced.money.empty()) return;
    office::List list;
    for (auto const& one : sourced.money)
        list.items.push_back(cell(
            told::money_text(showing.visit.language, one.money.minor, one.money.currency) + ", " +
            showing.text("said_money_" + one.kind) + (one.from.empty() ? "" : ", " + one.from)));
    chapter.blocks.emplace_back(office::Heading{2, showing.text("sourced_title")});
    chapter.blocks.emplace_back(std::move(list));
    chapter.blocks.emplace_back(chapters::paragraph(
        sourced.money_by.empty()
            ? showing.text("said_by_hand")
            : showing.format("said_by", {{"source", sourced.money_by},
                                         {"day", showing.date(sourced.money_at)}})));
}

Chapter money_chapter(Showing const& showing, chapters::Reading const& reading,
                      std::vector<Entry> const& seen) {
    Chapter chapter{.key = "money", .title = showing.text("section_money")};
    auto const money = money_of(seen);
    basics::Time last;
    office::Table entries{.header = {showing.text("label_financier"), showing.text("label_kind"),
                                     showing.text("chapter_more")},
                          .rows = {}};
    for (auto const& entry : seen) {
        if (entry.part != Part::money) continue;
        auto const words = words_of(showing, entry, seen);
        last = std::max(last, entry.at);
        entries.rows.push_back(
            {cell(words.title), cell(words.standing), cell(joined(words.lines))});
    }
    if (!money.by_year.empty()) {
        std::vector<std::pair<std::string, Sums>> years;
        for (auto const& [year, sums] : money.by_year)
            years.emplace_back(std::to_string(year), sums);
        years.emplace_back(showing.text("sum_all"), money.all);
        chapter.blocks.emplace_back(sums_table(showing, "label_year", years));
        chapter.blocks.emplace_back(std::move(entries));
        if (auto const budget = budget_text(showing, money.all); !budget.empty())
            chapter.points.push_back(showing.format("budget_is", {{"sum", budget}}));
        if (auto const outcome = outcome_text(showing, money.all); !outcome.empty())
            chapter.points.push_back(showing.text("label_outcome") + ": " + outcome);
        chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    }
    add_sourced(showing, reading, chapter);
    return chapter;
}

}

std::vector<Chapter> chapters_of(web::Services& services, chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    auto inside = reading.project;
    inside.may_change = reading.is_inside && reading.project.may_change;
    auto const seen = seen_of(inside, entries_of(reading.reader, reading.project));
    std::vector<Chapter> all;
    for (auto const part : {Part::milestone, Part::partner, Part::commitment, Part::risk})
        if (inside.may_change || is_public(part)) all.push_back(list_chapter(showing, seen, part));
    all.push_back(money_chapter(showing, reading, seen));
    return all;
}

}

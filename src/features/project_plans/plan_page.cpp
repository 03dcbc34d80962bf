// A project's plan for everybody who sees the project; team and risks for its own people.
#include <algorithm>

#include "features/knowledge/knowledge.h"
#include "features/project_plans/pages.h"
#include "features/project_plans/rules.h"
#include "services/web/table_view.h"

namespace project_plans {

namespace {

using told::said;
using web::View;

constexpr std::size_t most_events = 40;

/// In the order of the page.
constexpr std::array<Part, 6> on_page = {Part::milestone, Part::partner, Part::commitment,
                                         Part::money,     Part::risk,    Part::team};

/// Parts and their sums: what, budget, outcome.
View sums_table(Showing const& showing, std::string_view title, std::string_view first,
                std::vector<std::pair<std::string, Sums>> const& rows, Sums const& all) {
    std::vector<View> lines;
    auto const add = [&](std::string const& text, Sums const& sums) {
        lines.push_back(View().set(
            "cells",
            std::vector<View>{web::row_head(text), web::number_cell(budget_text(showing, sums)),
                              web::number_cell(outcome_text(showing, sums))}));
    };
    for (auto const& [text, sums] : rows) add(text, sums);
    add(showing.text("sum_all"), all);
    return View().set(
        "table",
        View()
            .set("table_title", showing.text(title))
            .set("heads", std::vector<View>{web::words_head(showing.text(first)),
                                            web::number_head(showing.text("label_budget")),
                                            web::number_head(showing.text("label_outcome"))})
            .set("rows", std::move(lines)));
}

/// By year and by who pays; nothing without money.
std::vector<View> money_tables(Showing const& showing, std::vector<Entry> const& entries) {
    auto const money = money_of(entries);
    if (money.by_year.empty()) return {};
    std::vector<std::pair<std::string, Sums>> years, financiers;
    for (auto const& [year, sums] : money.by_year) years.emplace_back(std::to_string(year), sums);
    for (auto const& one : money.by_financier) financiers.emplace_back(one);
    return {sums_table(showing, "table_by_year", "label_year", years, money.all),
            sums_table(showing, "table_by_financier", "label_financier", financiers, money.all)};
}

/// What sources say of partners and money, which is never changed by what is told here.
std::vector<View> sourced_views(Showing const& showing, knowledge::Sourced const& sourced,
                                Part part) {
    std::vector<View> views;
    auto const add = [&](std::string text) {
        views.push_back(View().set("sourced_text", std::move(text)));
    };
    if (part == Part::partner)
        for (auto const& one : sourced.partners)
            add(one.name + ", " + showing.text("said_role_" + one.role) +
                (one.helix.empty() ? "" : ", " + showing.text("helix_" + one.helix)));
    if (part == Part::money)
        for (auto const& one : sourced.money)
            add(told::money_text(showing.visit.language, one.money.minor, one.money.currency) +
                ", " + showing.text("said_money_" + one.kind) +
                (one.from.empty() ? "" : ", " + one.from));
    return views;
}

std::string source_note(Showing const& showing, knowledge::Sourced const& sourced, Part part) {
    auto const& by = part == Part::partner ? sourced.partners_by : sourced.money_by;
    auto const at = part == Part::partner ? sourced.partners_at : sourced.money_at;
    if (by.empty()) return showing.text("said_by_hand");
    return showing.format("said_by", {{"source", by}, {"day", showing.date(at)}});
}

View entry_view(Showing const& showing, web::Access const& project, Entry const& entry,
                std::vector<Entry> const& all) {
    auto words = words_of(showing, entry, all);
    std::vector<View> lines;
    for (auto& line : words.lines) lines.push_back(View().set("line_text", std::move(line)));
    return View()
        .set("entry_id", entry.id.string())
        .set("entry_title", words.title)
        .set_optional("entry_standing", words.standing)
        .set("is_late", words.is_late)
        .set_list("entry_lines", std::move(lines))
        .set_optional("edit_url", project.may_change ? showing.visit.address(place(project, entry))
                                                     : std::string());
}

/// Milestones and commitments by day, risks the heaviest first, money by year, others as told.
void sort(std::vector<Entry>& entries, Part part) {
    if (part == Part::milestone || part == Part::commitment)
        std::ranges::stable_sort(entries, {}, due);
    if (part == Part::money)
        std::ranges::stable_sort(entries, {},
                                 [](Entry const& one) { return told::year(one.told, "year"); });
    if (part == Part::risk) std::ranges::stable_sort(entries, std::ranges::greater(), weight);
}

View section_view(Showing const& showing, web::Access const& project, Part part,
                  std::vector<Entry> const& seen, std::vector<Entry> const& all,
                  knowledge::Sourced const& sourced) {
    std::vector<Entry> entries;
    std::ranges::copy_if(seen, std::back_inserter(entries),
                         [&](Entry const& one) { return one.part == part; });
    sort(entries, part);
    std::vector<View> views;
    for (auto const& entry : entries) views.push_back(entry_view(showing, project, entry, all));
    auto const part_name = std::string(name(part));
    bool const has_partner =
        std::ranges::any_of(seen, [](Entry const& one) { return one.part == Part::partner; });
    View view;
    view.set("section_id", part_name)
        .set("section_title", showing.text("section_" + part_name))
        .set("section_seen", showing.text(is_public(part) ? "seen_by_all" : "seen_inside"))
        .set("section_empty", views.empty() ? showing.text("empty_" + part_name) : "")
        .set("is_empty", views.empty())
        .set_list("entries", std::move(views))
        .set("tables", part == Part::money ? money_tables(showing, seen) : std::vector<View>())
        .set_list("sourced", sourced_views(showing, sourced, part))
        .set("sourced_note", source_note(showing, sourced, part))
        .set("add_text", showing.text("add_" + part_name))
        .set_optional("add_url",
                      project.may_change && (part != Part::commitment || has_partner)
                          ? showing.visit.address(place(project) + "/" + part_name + "/new")
                          : std::string());
    return view;
}

/// What happened last, in the parts that are seen; never in which words.
std::vector<View> event_views(Showing const& showing, db::Reader& reader,
                              web::Access const& project) {
    auto events = history(reader, project.id, most_events);
    std::erase_if(events,
                  [&](Entry const& one) { return !project.may_change && !is_public(one.part); });
    std::vector<View> views;
    for (auto const& one : events) {
        auto const part = std::string(name(one.part));
        auto const id = !one.holds()       ? "event_removed"
                        : one.version == 1 ? "event_new"
                                           : "event_changed";
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(one.at)))
                .set("event_text", showing.format(id, {{"part", showing.text("one_" + part)}}))
                .set_optional("event_url", "")
                .set("is_now", false)
                .set("is_ahead", false));
    }
    return views;
}

}

http::Response show_plan(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    auto const all = entries_of(reader, project);
    auto const seen = seen_of(project, all);
    auto const sourced = knowledge::sourced(reader, project.id);
    std::vector<View> sections;
    for (auto const part : on_page)
        if (project.may_change || is_public(part))
            sections.push_back(section_view(showing, project, part, seen, all, sourced));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, project, false))
        .set("lead", showing.text(project.may_change ? "plan_lead_inside" : "plan_lead"))
        .set("sections", std::move(sections))
        .set_list("events", event_views(showing, reader, project))
        .set("project_url", visit.address(project.path))
        .set("data_url", "/api/v1" + place(project))
        .set("csv_url", "/api/v1/export/plans.csv?part=money&project=" + project.id);
    web::PageOptions options{.title = showing.format("plan_title", {{"title", project.title}}),
                             .unlisted = !project.is_public || seen.empty()};
    auto const done = visit.request.query.text("done");
    if (project.may_change && (done == "saved" || done == "removed"))
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    auto page =
        services.pages.page(visit, "project_plans/plan", std::move(view), std::move(options));
    return project.may_change ? web::private_page(std::move(page)) : std::move(page);
}

}

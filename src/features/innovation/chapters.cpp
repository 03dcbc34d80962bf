// What documents about a project tell of its way: steps, decisions, trials, and what is asked for.
#include <algorithm>

#include "features/innovation/experiments_store.h"
#include "features/innovation/innovation.h"
#include "features/innovation/show.h"

namespace innovation {

namespace {

using chapters::cell;
using chapters::Chapter;
using chapters::paragraph;

Chapter steps_chapter(Showing const& showing, chapters::Reading const& reading,
                      Process const& process, StepNames const& names) {
    Chapter chapter{.key = "steps", .title = showing.text("box_title")};
    auto const now = showing.step_text(names, process.step);
    auto lead = showing.format(
        "lead_" + std::string(name(process.state)),
        {{"step", now},
         {"since",
          showing.date(process.state == State::active ? process.entered_at : process.updated_at)}});
    chapter.points = {lead};
    chapter.blocks.emplace_back(paragraph(std::move(lead)));
    office::Table table{.header = {showing.text("fact_on"), showing.text("fact_step")}, .rows = {}};
    for (auto const& move : moves(reading.reader, process.project)) {
        auto step = showing.step_name(names, move.to);
        // How a decision moved it stands among the decisions.
        table.rows.push_back(
            {cell(showing.date(move.at)),
             cell(move.gate != 0 ? std::move(step)
                                 : showing.format("event_" + std::string(name(move.how)),
                                                  {{"step", std::move(step)}}))});
    }
    if (!table.rows.empty()) chapter.blocks.emplace_back(std::move(table));
    if (!process.lesson.empty()) {
        chapter.blocks.emplace_back(office::Heading{2, showing.text("lesson_title")});
        chapter.blocks.emplace_back(paragraph(process.lesson));
    }
    chapter.source = showing.format("chapter_source", {{"day", showing.date(process.updated_at)}});
    return chapter;
}

/// A reason that not everybody may read is told inside alone.
Chapter decisions_chapter(Showing const& showing, chapters::Reading const& reading,
                          std::vector<Gate> const& gates, StepNames const& names) {
    Chapter chapter{.key = "decisions", .title = showing.text("chapter_decisions")};
    office::Table table{.header = {showing.text("fact_step"), showing.text("decision_title"),
                                   showing.text("fact_by"), showing.text("fact_reason")},
                        .rows = {}};
    basics::Time last;
    for (auto gate = gates.rbegin(); gate != gates.rend(); ++gate) {
        if (!gate->decision) continue;
        auto const& decision = *gate->decision;
        last = std::max(last, decision.at);
        table.rows.push_back(
            {cell(showing.step_name(names, gate->step)), cell(decision_text(showing, decision)),
             cell(decided_by_text(showing, *gate)),
             cell(decision.is_public || reading.is_inside ? decision.reason
                                                          : showing.text("chapter_inside"))});
        if (chapter.points.empty() || gate + 1 == gates.rend())
            chapter.points = {decision_text(showing, decision)};
    }
    if (table.rows.empty()) return chapter;
    chapter.blocks.emplace_back(std::move(table));
    chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    return chapter;
}

/// What a decision is asked for now: what a decision paper proposes.
Chapter proposal_chapter(Showing const& showing, std::vector<Gate> const& gates) {
    Chapter chapter{.key = "proposal", .title = showing.text("asking_title")};
    for (auto const& gate : gates) {
        if (gate.state != GateState::waiting) continue;
        chapter.blocks.emplace_back(paragraph(gate.asked.question));
        chapter.source =
            showing.format("chapter_asked", {{"who", decider_text(showing, gate.asked.decider)},
                                             {"day", showing.date(gate.asked.due)}});
        chapter.points = {gate.asked.question};
    }
    return chapter;
}

Chapter trials_chapter(Showing const& showing, chapters::Reading const& reading,
                       Process const& process) {
    Chapter chapter{.key = "trials", .title = showing.text("experiments_title")};
    basics::Time last;
    for (auto const& trial : experiments(reading.reader, process.project)) {
        if (trial.state == Trial::draft) continue;
        last = std::max({last, trial.registered_at, trial.ended_at});
        chapter.blocks.emplace_back(office::Heading{2, trial.plan.at(0)});
        auto const standing = trial.ending
                                  ? showing.text("ending_" + std::string(name(*trial.ending)))
                                  : showing.text("trial_" + std::string(name(trial.state)));
        chapter.points.push_back(trial.plan.at(0) + ": " + standing);
        office::Table table;
        auto const add = [&](char const* label, std::string const& words) {
            if (!words.empty()) table.rows.push_back({cell(showing.text(label)), cell(words)});
        };
        add("label_hypothesis", trial.plan.at(1));
        add("fact_outcome", standing);
        add("label_result", trial.result);
        add("label_learned", trial.learned);
        chapter.blocks.emplace_back(std::move(table));
    }
    if (!chapter.blocks.empty())
        chapter.source = showing.format("chapter_source", {{"day", showing.date(last)}});
    return chapter;
}

}

std::vector<Chapter> chapters_of(web::Services& services, chapters::Reading const& reading) {
    Showing const showing(services, reading.visit);
    auto process = find(reading.reader, reading.project.id);
    for (auto const& other : reading.project.also)
        if (!process) process = find(reading.reader, other);
    if (!process)
        return {{.key = "steps", .title = showing.text("box_title")},
                {.key = "decisions", .title = showing.text("chapter_decisions")},
                {.key = "trials", .title = showing.text("experiments_title")}};
    auto const names = step_names_of(reading.reader, reading.project.organisation);
    auto const all = gates(reading.reader, process->project);
    return {steps_chapter(showing, reading, *process, names),
            decisions_chapter(showing, reading, all, names), proposal_chapter(showing, all),
            trials_chapter(showing, reading, *process)};
}

}

// A project is shown once, whatever became part of it: its own process, or else the first of
// theirs.
#include "features/innovation/followed.h"

#include <utility>

#include "features/innovation/store.h"

namespace innovation {

namespace {

/// More entries at once are not worth following one by one.
constexpr std::size_t most_entries = 5'000;

Row row_of(knowledge::Brief const& project, Process const& process, std::vector<Move> moves) {
    return {.project = project.id,
            .path = project.path,
            .titles = project.titles,
            .organisation = project.organisation,
            .kind = process.kind,
            .step = process.step,
            .state = process.state,
            .entered_at = process.entered_at,
            .begun_at = process.begun_at,
            .updated_at = process.updated_at,
            .moves = std::move(moves)};
}

}

std::shared_ptr<Rows const> Followed::now(db::Reader& reader) {
    std::scoped_lock const lock(mutex_);
    auto const entries = sequence_ < 0
                             ? std::vector<activity::Entry>()
                             : activity::entries_after(reader, sequence_, most_entries + 1);
    if (given_ && entries.empty()) return given_;
    std::set<std::string> projects;
    bool is_far = sequence_ < 0 || entries.size() > most_entries;
    for (auto const& entry : entries) {
        if (entry.subject.kind == "project") projects.insert(entry.subject.id);
        // What is weeded is in many places at once.
        is_far = is_far || entry.action.starts_with("weeding.");
        sequence_ = entry.sequence;
    }
    last_read_ = 0;
    try {
        if (is_far) start_over(reader);
        else look_again(reader, projects);
    } catch (...) {
        // Half of it may have been read: all is read anew next time.
        sequence_ = -1;
        given_ = nullptr;
        throw;
    }
    if (given_ && !is_far && last_read_ == 0) return given_;
    auto const made = std::make_shared<Rows>();
    made->reserve(rows_.size());
    for (auto const& [id, row] : rows_) made->push_back(row);
    given_ = made;
    return given_;
}

void Followed::start_over(db::Reader& reader) {
    // First the place in the log: what is recorded meanwhile is looked at once more.
    sequence_ = activity::last_sequence(reader);
    shown_on_.clear();
    processes_of_.clear();
    rows_.clear();
    std::map<std::string, std::vector<Move>> moves_of;
    each_move(reader, [&](std::string const& project, Move const& move) {
        moves_of[project].push_back(move);
    });
    std::vector<Process> all;
    each(reader, [&](Process const& process) { all.push_back(process); });
    for (auto const& process : all) {
        auto const project = brief_(reader, process.project);
        if (!project) continue;
        ++last_read_;
        shown_on_[process.project] = project->id;
        processes_of_[project->id].insert(process.project);
        bool const is_own = process.project == project->id;
        if (!project->is_public || (!is_own && rows_.contains(project->id))) continue;
        rows_.insert_or_assign(
            project->id, std::make_shared<Row const>(
                             row_of(*project, process, std::move(moves_of[process.project]))));
    }
}

void Followed::look_again(db::Reader& reader, std::set<std::string> const& projects) {
    std::set<std::string> processes, stale;
    for (auto const& id : projects) {
        bool const was_there = shown_on_.contains(id) || processes_of_.contains(id);
        if (!was_there && !find(reader, id)) continue;
        processes.insert(id);
        if (auto const shown = processes_of_.find(id); shown != processes_of_.end())
            processes.insert(shown->second.begin(), shown->second.end());
    }
    for (auto const& process : processes) place(reader, process, stale);
    for (auto const& shown : stale) make_row(reader, shown);
}

void Followed::place(db::Reader& reader, std::string const& process, std::set<std::string>& stale) {
    if (auto const before = shown_on_.find(process); before != shown_on_.end()) {
        auto const shown = processes_of_.find(before->second);
        stale.insert(before->second);
        shown->second.erase(process);
        if (shown->second.empty()) processes_of_.erase(shown);
        shown_on_.erase(before);
    }
    auto const project = find(reader, process) ? brief_(reader, process) : std::nullopt;
    if (!project) return;
    shown_on_[process] = project->id;
    processes_of_[project->id].insert(process);
    stale.insert(project->id);
}

void Followed::make_row(db::Reader& reader, std::string const& shown) {
    ++last_read_;
    rows_.erase(shown);
    auto const here = processes_of_.find(shown);
    if (here == processes_of_.end()) return;
    auto const own = here->second.find(shown);
    auto const process = find(reader, own == here->second.end() ? *here->second.begin() : *own);
    auto const project = process ? brief_(reader, process->project) : std::nullopt;
    if (!project || !project->is_public) return;
    rows_[shown] =
        std::make_shared<Row const>(row_of(*project, *process, moves(reader, process->project)));
}

}

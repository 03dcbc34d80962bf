// Only what everybody may see is counted: each figure is the length of the list that it opens.
#include "features/processes/met.h"

#include <algorithm>
#include <array>
#include <utility>

namespace processes {

namespace {

constexpr std::array<std::string_view, 1> read_kinds = {"project"};
/// Processes are not read here: what was met keeps the step as it was.
constexpr std::array<std::string_view, 8> kinds_of_nobody = {
    "need", "idea", "argument", "question", "member", "case", "adoption", "process"};

void read_one(db::Reader& reader, AllMet& all, std::string const& project) {
    auto met = store::met_by(reader, project);
    if (met.empty()) all.erase(project);
    else
        all.insert_or_assign(project,
                             MetByProject{std::move(met), knowledge::brief(reader, project)});
}

}

AllMet read_met(db::Reader& reader) {
    AllMet all;
    for (auto& met : store::all_met(reader)) all[met.project].met.push_back(std::move(met));
    for (auto& [project, one] : all) one.project = knowledge::brief(reader, project);
    return all;
}

bool read_met_again(db::Reader& reader, AllMet& all,
                    std::set<std::string, std::less<>> const& changed) {
    std::set<std::string, std::less<>> again;
    for (auto const& id : changed)
        if (all.contains(id) || !store::met_by(reader, id).empty()) again.insert(id);
    for (auto const& [project, one] : all)
        if (one.project && changed.contains(one.project->id)) again.insert(project);
    for (auto const& project : again) read_one(reader, all, project);
    return !again.empty();
}

Meetings::All Meetings::of(AllMet const& all) {
    Meetings::All found;
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& [of, one] : all) {
        auto const& project = one.project;
        if (!project || !project->is_public) continue;
        for (auto const& met : one.met) {
            if (!seen.emplace(project->id, met.step).second) continue;
            found.rows.push_back({met, project->path, project->titles, project->organisation});
            found.rows.back().met.project = project->id;
        }
    }
    std::ranges::sort(found.rows, {}, [](Meeting const& one) {
        return std::pair<std::string_view, std::string_view>(one.met.project, one.met.step);
    });
    for (std::size_t place = 0; place < found.rows.size(); ++place) {
        found.by_step[found.rows[place].met.step].push_back(place);
        // A project that met several copies of a step met it once.
        auto& same = found.by_origin[found.rows[place].met.origin];
        if (same.empty() || found.rows[same.back()].met.project != found.rows[place].met.project)
            same.push_back(place);
    }
    return found;
}

std::vector<std::size_t> const& Meetings::All::of(Process const& process,
                                                  std::string_view step) const {
    static std::vector<std::size_t> const none;
    auto const& places = process.is_template() ? by_origin : by_step;
    auto const at = places.find(step);
    return at == places.end() ? none : at->second;
}

Meetings::Meetings(web::Services& services)
    : followed_(
          services, {read_kinds, kinds_of_nobody},
          [this](db::Reader& reader, basics::Date) {
              met_ = read_met(reader);
              return of(met_);
          },
          [this](db::Reader& reader, auto const& changed) {
              return read_met_again(reader, met_, changed) ? std::optional(of(met_)) : std::nullopt;
          }) {}

std::string title_of(Meeting const& meeting, texts::Language language) {
    auto const own = meeting.titles.find(language);
    if (own != meeting.titles.end()) return own->second;
    return meeting.titles.empty() ? std::string() : meeting.titles.begin()->second;
}

}

// Each figure is the number of rows that its list shows: both come from fits().
#include "features/innovation/funnel.h"

#include <algorithm>
#include <cmath>

#include "features/knowledge/knowledge.h"

namespace innovation {

namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 900;
constexpr double microseconds_a_day = 24 * 3'600'000'000.0;

bool fits_in(Row const& row, Step step, What what) {
    auto const has_left = [&](How how) {
        return std::ranges::any_of(
            row.moves, [&](Move const& move) { return move.how == how && move.from == step; });
    };
    switch (what) {
        case What::now: return row.step == step && row.state == State::active;
        case What::paused: return row.step == step && row.state == State::paused;
        case What::stopped: return row.step == step && row.state == State::stopped;
        case What::went_on: return has_left(How::went_on) || has_left(How::finished);
        case What::back: return has_left(How::back);
    }
    return false;
}

std::optional<double> median(std::vector<double> days) {
    if (days.empty()) return std::nullopt;
    std::ranges::sort(days);
    auto const middle = days.size() / 2;
    auto const found = days.size() % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2;
    return std::round(found * 10) / 10;
}

}

std::string_view name(What what) { return what_names.at(static_cast<std::size_t>(what)); }

std::optional<What> parse_what(std::string_view name) {
    auto const found = std::ranges::find(what_names, name);
    return found == what_names.end()
               ? std::nullopt
               : std::optional(static_cast<What>(found - what_names.begin()));
}

bool fits(Row const& row, Filter const& filter) {
    if (filter.organisation && row.organisation != *filter.organisation) return false;
    if (!filter.what) return !filter.step || row.step == *filter.step;
    return std::ranges::any_of(steps, [&](Step step) {
        return (!filter.step || step == *filter.step) && fits_in(row, step, *filter.what);
    });
}

std::vector<Stay> stays(Row const& row, basics::Time now) {
    std::vector<Stay> all;
    for (auto const& move : row.moves) {
        bool const is_open = !all.empty() && !all.back().is_over;
        bool const goes_on_there = is_open && move.to == all.back().step &&
                                   (move.how == How::paused || move.how == How::resumed);
        if (goes_on_there) continue;
        if (is_open) {
            all.back().until = move.at;
            all.back().is_over = true;
        }
        bool const stands = move.how == How::begun || move.how == How::went_on ||
                            move.how == How::back || move.how == How::resumed;
        if (stands) all.push_back({.step = move.to, .from = move.at, .until = now});
    }
    return all;
}

Funnel funnel(std::vector<Row> const& rows,
              std::optional<organisations::OrganisationId> const& organisation, basics::Time now) {
    Funnel figures;
    std::array<std::vector<double>, 7> days;
    for (auto const& row : rows) {
        if (organisation && row.organisation != *organisation) continue;
        for (auto const step : steps)
            for (auto const what : whats)
                if (fits(row, {.step = step, .what = what}))
                    ++figures.at(static_cast<std::size_t>(step))
                          .counts.at(static_cast<std::size_t>(what));
        for (auto const& stay : stays(row, now))
            days.at(static_cast<std::size_t>(stay.step))
                .push_back(static_cast<double>(stay.until.microseconds - stay.from.microseconds) /
                           microseconds_a_day);
    }
    for (std::size_t i = 0; i < days.size(); ++i) figures.at(i).median_days = median(days.at(i));
    return figures;
}

std::vector<Row> rows(db::Reader& reader) {
    std::map<std::string, std::vector<Move>> moves;
    each_move(reader, [&](std::string const& project, Move const& move) {
        moves[project].push_back(move);
    });
    std::vector<Process> processes;
    each(reader, [&](Process const& process) { processes.push_back(process); });
    std::map<std::string, Row> found;
    for (auto const& process : processes) {
        auto const project = knowledge::brief(reader, process.project);
        if (!project || !project->is_public) continue;
        // A project counts once, whatever became part of it.
        if (process.project != project->id && found.contains(project->id)) continue;
        found.insert_or_assign(project->id, Row{.project = project->id,
                                                .path = project->path,
                                                .titles = project->titles,
                                                .organisation = project->organisation,
                                                .kind = process.kind,
                                                .step = process.step,
                                                .state = process.state,
                                                .entered_at = process.entered_at,
                                                .begun_at = process.begun_at,
                                                .updated_at = process.updated_at,
                                                .moves = std::move(moves[process.project])});
    }
    std::vector<Row> all;
    for (auto& [id, row] : found) all.push_back(std::move(row));
    return all;
}

Counted::Counted(web::Services& services)
    : services_(services), kept_(services.edition, most_bytes) {}

std::shared_ptr<std::vector<Row> const> Counted::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = std::make_shared<std::vector<Row> const>(rows(reader));
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}

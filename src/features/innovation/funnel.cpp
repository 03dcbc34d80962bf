// Each figure is the number of rows that its list shows: both come from marks_of().
#include "features/innovation/funnel.h"

#include <algorithm>
#include <cmath>

#include "features/innovation/followed.h"

namespace innovation {

namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024, bytes_a_row = 900;
constexpr double microseconds_a_day = 24 * 3'600'000'000.0;

/// The steps in which a row counts, for each What: bit by step.
using Marks = std::array<std::uint8_t, 5>;

std::uint8_t bit(Step step) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(step)); }

/// One look at the moves: the funnel asks this of every row.
Marks marks_of(Row const& row) {
    Marks marks = {};
    auto const set = [&](What what, Step step) {
        auto& mark = marks.at(static_cast<std::size_t>(what));
        mark = static_cast<std::uint8_t>(mark | bit(step));
    };
    if (row.state == State::active) set(What::now, row.step);
    if (row.state == State::paused) set(What::paused, row.step);
    if (row.state == State::stopped) set(What::stopped, row.step);
    for (auto const& move : row.moves) {
        if (move.how == How::went_on || move.how == How::finished) set(What::went_on, move.from);
        if (move.how == How::back) set(What::back, move.from);
    }
    return marks;
}

std::optional<double> median(std::vector<double> days) {
    if (days.empty()) return std::nullopt;
    auto const middle = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2);
    std::ranges::nth_element(days, middle);
    auto found = *middle;
    if (days.size() % 2 == 0) found = (*std::max_element(days.begin(), middle) + found) / 2;
    return std::round(found * 10) / 10;
}

}

std::string_view name(What what) { return what_names.at(static_cast<std::size_t>(what)); }

std::optional<What> parse_what(std::string_view name) {
    auto const found = std::ranges::find(what_names, name);
    return found == what_names.end() ? std::nullopt
                                     : std::optional(static_cast<What>(found - what_names.begin()));
}

bool fits(Row const& row, Filter const& filter) {
    if (filter.organisation && row.organisation != *filter.organisation) return false;
    if (!filter.what) return !filter.step || row.step == *filter.step;
    auto const mark = marks_of(row).at(static_cast<std::size_t>(*filter.what));
    return filter.step ? (mark & bit(*filter.step)) != 0 : mark != 0;
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

Funnel funnel(Rows const& rows, std::optional<organisations::OrganisationId> const& organisation,
              basics::Time now) {
    Funnel figures;
    std::array<std::vector<double>, 7> days;
    for (auto const& shared : rows) {
        auto const& row = *shared;
        if (organisation && row.organisation != *organisation) continue;
        auto const marks = marks_of(row);
        for (auto const step : steps)
            for (auto const what : whats)
                if ((marks.at(static_cast<std::size_t>(what)) & bit(step)) != 0)
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

Counted::Counted(web::Services& services)
    : services_(services),
      kept_(services.edition, most_bytes),
      followed_(std::make_unique<Followed>(knowledge::brief)) {}

Counted::~Counted() = default;

std::shared_ptr<Rows const> Counted::now() {
    if (auto const found = kept_.find("")) return found;
    auto const made_at = services_.edition.now();
    auto reader = services_.database.read();
    auto const made = followed_->now(reader);
    kept_.keep("", made, made->size() * bytes_a_row, made_at);
    return made;
}

}

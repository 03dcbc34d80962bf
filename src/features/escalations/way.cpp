// One function per kind of move; what they share stands first.
#include "features/escalations/way.h"

#include <algorithm>

namespace escalations {

namespace {

using Next = std::expected<Way, Refusal>;

constexpr std::array own_rungs = {Rung::line, Rung::management, Rung::board};
constexpr std::array outside_rungs = {Rung::association, Rung::region,   Rung::county_board,
                                      Rung::agency,      Rung::ministry, Rung::eu};

template <class Value, std::size_t size>
std::optional<Value> parsed(std::array<std::string_view, size> const& names,
                            std::string_view name) {
    auto const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

bool is_over(Way const& way) { return way.is_gone() || way.stage == Stage::dismissed; }

/// What must hold for all that is done with a barrier that stands.
std::optional<Refusal> why_not_now(Way const& way) {
    if (way.stage == Stage::parked) return Refusal::parked;
    if (is_over(way)) return Refusal::over;
    return std::nullopt;
}

/// The same, for what needs to know what the barrier is and whose it is to change.
std::optional<Refusal> why_not_worked(Way const& way) {
    if (auto const refusal = why_not_now(way)) return refusal;
    if (way.stage == Stage::reported) return Refusal::not_described;
    if (way.of == Class::unsorted) return Refusal::unsorted;
    return std::nullopt;
}

Way at(Way way, Stage stage) {
    way.stage = stage;
    way.resolution = Resolution::none;
    return way;
}

Next worked(Way const& way, Stage stage) {
    if (auto const refusal = why_not_worked(way)) return std::unexpected(*refusal);
    if (way.stage == stage) return std::unexpected(Refusal::same);
    return at(way, stage);
}

Next described(Way const& way) {
    if (auto const refusal = why_not_now(way)) return std::unexpected(*refusal);
    // A better description later leaves it where it stands.
    return way.stage == Stage::reported ? at(way, Stage::described) : way;
}

Next classified(Way way, Class of) {
    if (auto const refusal = why_not_now(way)) return std::unexpected(*refusal);
    if (of == Class::unsorted) return std::unexpected(Refusal::unsorted);
    if (of == way.of) return std::unexpected(Refusal::same);
    way.of = of;
    return way;
}

Next escalated(Way way, Rung rung) {
    if (auto const refusal = why_not_worked(way)) return std::unexpected(*refusal);
    auto const rungs = ladder(way.of);
    auto const found = std::ranges::find(rungs, rung);
    if (found == rungs.end()) return std::unexpected(Refusal::other_ladder);
    if (way.of == Class::structural) {
        auto const height = static_cast<int>(found - rungs.begin()) + 1;
        if (height > way.highest_own + 1) return std::unexpected(Refusal::rung_skipped);
        way.highest_own = std::max(way.highest_own, height);
    }
    ++way.asked;
    ++way.open;
    return at(way, Stage::escalated);
}

/// Answers come when they come, also when nobody waits any more.
Next answered(Way way) {
    if (way.open == 0) return std::unexpected(Refusal::none_open);
    --way.open;
    if (way.open == 0 && way.stage == Stage::escalated) way.stage = Stage::answered;
    if (way.open == 0 && way.before == Stage::escalated) way.before = Stage::answered;
    return way;
}

/// Who was asked is waited for again.
Next retracted(Way way) {
    if (way.asked == way.open) return std::unexpected(Refusal::none_answered);
    ++way.open;
    if (way.stage == Stage::answered) way.stage = Stage::escalated;
    if (way.before == Stage::answered) way.before = Stage::escalated;
    return way;
}

Next resolved(Way way, Resolution resolution) {
    if (auto const refusal = why_not_worked(way)) return std::unexpected(*refusal);
    if (resolution == Resolution::none) return std::unexpected(Refusal::no_resolution);
    if (way.resolution == resolution) return std::unexpected(Refusal::same);
    way.stage = Stage::resolved;
    way.resolution = resolution;
    return way;
}

Next parked(Way way) {
    if (auto const refusal = why_not_now(way)) return std::unexpected(*refusal);
    // What is lowered or gone around has no work to be put aside.
    if (way.stage == Stage::resolved) return std::unexpected(Refusal::over);
    way.before = way.stage;
    return at(way, Stage::parked);
}

Next resumed(Way way) {
    if (way.stage != Stage::parked) return std::unexpected(Refusal::not_parked);
    way.stage = way.before;
    way.before = Stage::reported;
    return way;
}

Next reopened(Way const& way) {
    if (way.stage != Stage::resolved && way.stage != Stage::dismissed)
        return std::unexpected(Refusal::not_over);
    bool const is_undescribed = way.stage == Stage::dismissed && way.before == Stage::reported;
    auto next = at(way, is_undescribed ? Stage::reported
                        : way.open > 0 ? Stage::escalated
                                       : Stage::described);
    next.before = Stage::reported;
    return next;
}

Next dismissed(Way way) {
    if (auto const refusal = why_not_now(way)) return std::unexpected(*refusal);
    way.before = way.stage;
    return at(way, Stage::dismissed);
}

}

std::span<Rung const> ladder(Class of) {
    if (of == Class::structural) return own_rungs;
    if (of == Class::systemic) return outside_rungs;
    return {};
}

std::expected<Way, Refusal> after(Way const& way, Step const& step) {
    switch (step.move) {
        case Move::describe: return described(way);
        case Move::classify: return classified(way, step.of);
        case Move::discuss: return worked(way, Stage::dialogue);
        case Move::propose: return worked(way, Stage::proposed);
        case Move::escalate: return escalated(way, step.rung);
        case Move::answer: return answered(way);
        case Move::try_out: return worked(way, Stage::trial);
        case Move::resolve: return resolved(way, step.resolution);
        case Move::park: return parked(way);
        case Move::resume: return resumed(way);
        case Move::dismiss: return dismissed(way);
        case Move::reopen: return reopened(way);
        case Move::retract: return retracted(way);
    }
    return std::unexpected(Refusal::same);
}

Way told_by(std::span<Step const> history) {
    Way way;
    for (auto const& step : history)
        if (auto const next = after(way, step)) way = *next;
    return way;
}

std::string_view name(Class one) { return class_names.at(static_cast<std::size_t>(one)); }
std::string_view name(Stage one) { return stage_names.at(static_cast<std::size_t>(one)); }
std::string_view name(Resolution one) { return resolution_names.at(static_cast<std::size_t>(one)); }
std::string_view name(Rung one) { return rung_names.at(static_cast<std::size_t>(one)); }
std::string_view name(Move one) { return move_names.at(static_cast<std::size_t>(one)); }
std::string_view name(Refusal one) { return refusal_names.at(static_cast<std::size_t>(one)); }
std::optional<Class> parse_class(std::string_view name) { return parsed<Class>(class_names, name); }
std::optional<Stage> parse_stage(std::string_view name) { return parsed<Stage>(stage_names, name); }
std::optional<Resolution> parse_resolution(std::string_view name) {
    return parsed<Resolution>(resolution_names, name);
}
std::optional<Rung> parse_rung(std::string_view name) { return parsed<Rung>(rung_names, name); }
std::optional<Move> parse_move(std::string_view name) { return parsed<Move>(move_names, name); }

}

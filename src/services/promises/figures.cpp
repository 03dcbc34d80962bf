// Counted as they are read: days in a small map, never the rows.
#include "services/promises/figures.h"

#include <algorithm>

#include "services/promises/store.h"

namespace promises {

namespace {

bool belongs_to(Listed const& one, Which which, basics::Date today) {
    auto const answered_on = basics::day_in_stockholm(one.stopped_at);
    bool const is_answered = one.outcome == Outcome::answered;
    switch (which) {
        case Which::came: return true;
        case Which::answered: return is_answered;
        case Which::in_time: return is_answered && answered_on <= one.first_due;
        case Which::waiting: return !is_answered;
        case Which::late: return !is_answered && !one.stands_still && one.first_due < today;
    }
    return false;
}

units::UnitId place_of(units::Chart const& chart, units::UnitId const& given) {
    auto const* unit = chart.spot(given).unit;
    return unit ? unit->id : units::UnitId();
}

}

std::string_view name(Sight sight) {
    switch (sight) {
        case Sight::coordinator: return "coordinator";
        case Sight::people: return "people";
        case Sight::median: return "median";
        case Sight::table: return "table";
    }
    return "coordinator";
}

std::optional<Sight> parse_sight(std::string_view text) {
    for (auto one : sights)
        if (name(one) == text) return one;
    return std::nullopt;
}

std::string_view name(Which which) {
    switch (which) {
        case Which::came: return "came";
        case Which::answered: return "answered";
        case Which::in_time: return "in_time";
        case Which::waiting: return "waiting";
        case Which::late: return "late";
    }
    return "came";
}

std::optional<Which> parse_which(std::string_view text) {
    for (auto one : all_which)
        if (name(one) == text) return one;
    return std::nullopt;
}

Sight sight_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return store::sight(reader, organisation).value_or(Sight::coordinator);
}

void set_sight(db::Transaction& tx, units::Hand const& hand,
               organisations::OrganisationId const& organisation, Sight sight) {
    auto const before = sight_of(tx, organisation);
    if (before == sight) return;
    store::put_sight(tx, organisation, sight, hand.now);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "promises.sight_set",
                         .subject = {"organisation", organisation.string()},
                         .organisation = organisation,
                         .details = json::Object{{"from", name(before)}, {"to", name(sight)}}});
}

void Tally::add(Tally const& other) {
    came += other.came;
    answered += other.answered;
    in_time += other.in_time;
    waiting += other.waiting;
    late += other.late;
    for (auto const& [length, count] : other.days) days[length] += count;
}

bool is_inside(permissions::Viewer const& viewer, organisations::OrganisationId const& organisation,
               Sight sight) {
    using permissions::Permission;
    return permissions::may_in_part(viewer, Permission::coordinate, organisation) ||
           (sight >= Sight::people &&
            permissions::may_in_part(viewer, Permission::contribute, organisation));
}

std::optional<double> median(Tally const& tally) {
    if (tally.answered == 0) return std::nullopt;
    auto const at = [&](std::int64_t place) {
        for (auto const& [length, count] : tally.days)
            if ((place -= count) < 0) return static_cast<double>(length);
        return 0.0;
    };
    return (at((tally.answered - 1) / 2) + at(tally.answered / 2)) / 2;
}

std::optional<double> share_in_time(Tally const& tally) {
    auto const all = tally.answered + tally.late;
    if (all == 0) return std::nullopt;
    return static_cast<double>(tally.in_time) / static_cast<double>(all);
}

Tally sum(ByUnitTally const& by_unit) {
    Tally whole;
    for (auto const& [unit, tally] : by_unit) whole.add(tally);
    return whole;
}

bool is_enough(Tally const& tally) { return tally.answered >= fewest_in_public; }

std::vector<units::UnitId> for_public(ByUnitTally const& by_unit) {
    std::vector<units::UnitId> shown;
    Tally left_out;
    std::size_t units_left_out = 0;
    auto leave_out = [&](units::UnitId const& unit) {
        left_out.add(by_unit.at(unit));
        ++units_left_out;
    };
    for (auto const& [unit, tally] : by_unit)
        if (is_enough(tally)) shown.push_back(unit);
        else if (tally.came > 0) leave_out(unit);
    // The sum without those shown is a figure of those left out together.
    while (units_left_out > 0 && !shown.empty() && (units_left_out == 1 || !is_enough(left_out))) {
        auto const smallest = std::ranges::min_element(
            shown, {}, [&](units::UnitId const& unit) { return by_unit.at(unit).answered; });
        leave_out(*smallest);
        shown.erase(smallest);
    }
    return shown;
}

ByUnitTally tally(db::Reader& reader, units::Chart const& chart, basics::Time from,
                  basics::Time before) {
    ByUnitTally found;
    store::each_clock(reader, chart.organisation(), from, before, {}, [&](Listed const& one) {
        auto& of_unit = found[place_of(chart, one.unit)];
        auto const is = [&](Which which) { return belongs_to(one, which, chart.day()) ? 1 : 0; };
        of_unit.came += 1;
        of_unit.answered += is(Which::answered);
        of_unit.in_time += is(Which::in_time);
        of_unit.waiting += is(Which::waiting);
        of_unit.late += is(Which::late);
        if (is(Which::answered))
            ++of_unit.days[days_between(basics::day_in_stockholm(one.began_at),
                                        basics::day_in_stockholm(one.stopped_at))];
        return true;
    });
    return found;
}

basics::Time begin_of_year(int year) {
    auto const utc = basics::parse_iso_time(std::to_string(year) + "-01-01T00:00:00Z");
    // In winter Stockholm is one hour ahead.
    return {utc.value_or(basics::Time()).microseconds - 3'600'000'000LL};
}

std::vector<Listed> behind(db::Reader& reader, units::Chart const& chart, Which which,
                           std::optional<units::UnitId> const& unit, basics::Time from,
                           basics::Time before, std::string_view after, std::size_t limit) {
    std::vector<Listed> found;
    store::each_clock(reader, chart.organisation(), from, before, after, [&](Listed const& one) {
        bool const is_there = !unit || place_of(chart, one.unit) == *unit;
        if (is_there && belongs_to(one, which, chart.day())) found.push_back(one);
        return found.size() < limit;
    });
    return found;
}

}

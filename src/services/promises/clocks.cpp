// A clock begins, is sent on and stops.
#include "services/promises/clock.h"

#include <algorithm>

#include "services/organisations/store.h"
#include "services/pauses/pauses.h"
#include "services/promises/promises.h"
#include "services/promises/store.h"
#include "services/units/things.h"

namespace promises {

namespace {

units::UnitId unit_of(db::Reader& reader, organisations::OrganisationId const& organisation,
                      activity::Subject const& subject, basics::Time now) {
    return units::given_on(units::store::stays(reader, organisation, subject),
                           basics::day_in_stockholm(now));
}

}

pauses::Country country_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    auto const found = organisations::find(reader, organisation);
    return found && found->country == "NO" ? pauses::Country::norway : pauses::Country::sweden;
}

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::running: return "running";
        case Outcome::answered: return "answered";
        case Outcome::ended: return "ended";
    }
    return "running";
}

std::optional<Outcome> parse_outcome(std::string_view text) {
    for (auto one : {Outcome::running, Outcome::answered, Outcome::ended})
        if (name(one) == text) return one;
    return std::nullopt;
}

basics::Date first_due(Clock const& clock) { return clock.given.front().due.day; }
Given const& newest(Clock const& clock) { return clock.given.back(); }
basics::Date counted_due(Clock const& clock) {
    return clock.counted_first == basics::Date() ? first_due(clock) : clock.counted_first;
}
basics::Date answer_by(Clock const& clock) {
    return clock.counted_newest == basics::Date() ? newest(clock).due.day : clock.counted_newest;
}
bool stands_still(Clock const& clock) {
    return clock.outcome == Outcome::running && clock.asked_since.microseconds != 0;
}

bool is_late(Clock const& clock, basics::Date today) {
    if (clock.outcome == Outcome::ended || stands_still(clock)) return false;
    auto const until =
        clock.outcome == Outcome::running ? today : basics::day_in_stockholm(clock.stopped_at);
    return counted_due(clock) < until;
}

Given promised(db::Reader& reader, organisations::OrganisationId const& organisation,
               units::UnitId const& unit, basics::Time now) {
    auto const today = basics::day_in_stockholm(now);
    auto const chart = units::chart_of(reader, organisation, today);
    auto const held = holding(of_organisation(reader, organisation), national(reader), chart, unit);
    auto const pauses =
        pauses::holding_for(pauses::store::to_come(reader, organisation, today), chart, unit);
    return {.number = 1,
            .unit = unit,
            .promise = held.promise,
            .source = held.source,
            .at = now,
            .due = due(today, held.promise, country_of(reader, organisation), pauses)};
}

namespace {

/// Who works when: the country's days off and the pauses that hold for a unit.
struct Calendar {
    pauses::Country country;
    std::vector<pauses::Pause> pauses;

    Calendar(db::Reader& reader, organisations::OrganisationId const& organisation,
             units::UnitId const& unit, basics::Date from)
        : country(country_of(reader, organisation)),
          pauses(pauses::holding_for(pauses::store::to_come(reader, organisation, from),
                                     units::chart_of(reader, organisation, from), unit)) {}
    /// The days after `from` up to `to` that a promise counts.
    int days(basics::Date from, basics::Date to, Counting counting) const {
        int count = 0;
        for (auto day = pauses::next_day(from); day <= to; day = pauses::next_day(day)) {
            bool const counts = counting == Counting::working_days
                                    ? pauses::is_working_day(day, country, pauses)
                                    : !pauses::pause_on(pauses, day);
            if (counts) ++count;
        }
        return count;
    }
};

/// The date moved on by the days between; how many they were.
int move_on(basics::Date& date, Calendar const& calendar, Promise promise, basics::Date from,
            basics::Date to) {
    promise.days = calendar.days(from, to, promise.counting);
    if (promise.days > 0) date = due(date, promise, calendar.country, calendar.pauses).day;
    return promise.days;
}

}

bool stand_still(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 activity::Subject const& subject, basics::Time now) {
    auto clock = clock_of(tx, organisation, subject);
    bool const runs = clock && clock->outcome == Outcome::running;
    if (!runs || stands_still(*clock) || is_late(*clock, basics::day_in_stockholm(now)))
        return false;
    clock->asked_since = now;
    store::update(tx, *clock);
    return true;
}

void go_on_asked(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 activity::Subject const& subject, basics::Time now) {
    auto clock = clock_of(tx, organisation, subject);
    if (!clock || !stands_still(*clock)) return;
    auto const today = basics::day_in_stockholm(now);
    auto const asked = basics::day_in_stockholm(clock->asked_since);
    Calendar const calendar(tx, organisation, newest(*clock).unit, asked);
    auto first = counted_due(*clock), last = answer_by(*clock);
    clock->asked_days += move_on(first, calendar, clock->given.front().promise, asked, today);
    // What another unit promised meanwhile is later by the days since then.
    auto const since = std::max(asked, basics::day_in_stockholm(newest(*clock).at));
    move_on(last, calendar, newest(*clock).promise, since, today);
    clock->counted_first = first;
    clock->counted_newest = last;
    clock->asked_since = {};
    store::update(tx, *clock);
}

void begin(db::Transaction& tx, organisations::OrganisationId const& organisation,
           activity::Subject const& subject, basics::Time now) {
    auto const last = clock_of(tx, organisation, subject);
    if (last && last->outcome == Outcome::running) return;
    auto const unit = unit_of(tx, organisation, subject, now);
    store::add(tx, {.organisation = organisation,
                    .subject = subject,
                    .round = last ? last->round + 1 : 1,
                    .began_at = now,
                    .given = {promised(tx, organisation, unit, now)}});
}

void sent_on(db::Transaction& tx, organisations::OrganisationId const& organisation,
             activity::Subject const& subject, basics::Time now) {
    auto clock = clock_of(tx, organisation, subject);
    if (!clock || clock->outcome != Outcome::running) return;
    auto const unit = unit_of(tx, organisation, subject, now);
    if (newest(*clock).unit == unit) return;
    auto given = promised(tx, organisation, unit, now);
    bool const came_now = clock->given.size() == 1 && clock->began_at == now;
    given.number = came_now ? 1 : newest(*clock).number + 1;
    if (came_now) clock->given.clear();
    if (came_now) clock->counted_first = {};
    clock->counted_newest = {};
    clock->given.push_back(given);
    clock->reminded = 0;
    store::put_given(tx, *clock, given);
    store::update(tx, *clock);
}

void stop(db::Transaction& tx, organisations::OrganisationId const& organisation,
          activity::Subject const& subject, Outcome outcome, basics::Time now) {
    go_on_asked(tx, organisation, subject, now);
    auto clock = clock_of(tx, organisation, subject);
    if (!clock || clock->outcome != Outcome::running) return;
    clock->outcome = outcome;
    clock->stopped_at = now;
    store::update(tx, *clock);
}

void go_on(db::Transaction& tx, organisations::OrganisationId const& organisation,
           activity::Subject const& subject) {
    auto clock = clock_of(tx, organisation, subject);
    if (!clock || clock->outcome != Outcome::ended) return;
    clock->outcome = Outcome::running;
    clock->stopped_at = {};
    store::update(tx, *clock);
}

std::optional<Clock> clock_of(db::Reader& reader, organisations::OrganisationId const& organisation,
                              activity::Subject const& subject) {
    return store::newest_clock(reader, organisation, subject);
}

std::map<std::string, Clock, std::less<>> clocks_between(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last) {
    return store::newest_clocks(reader, organisation, kind, first, last);
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    store::remove(tx, kind, id);
}

}

// A clock begins, is sent on and stops.
#include "services/promises/clock.h"

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

bool is_late(Clock const& clock, basics::Date today) {
    if (clock.outcome == Outcome::ended) return false;
    auto const until =
        clock.outcome == Outcome::running ? today : basics::day_in_stockholm(clock.stopped_at);
    return first_due(clock) < until;
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
    clock->given.push_back(given);
    clock->reminded = 0;
    store::put_given(tx, *clock, given);
    store::update(tx, *clock);
}

void stop(db::Transaction& tx, organisations::OrganisationId const& organisation,
          activity::Subject const& subject, Outcome outcome, basics::Time now) {
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

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    store::remove(tx, kind, id);
}

}

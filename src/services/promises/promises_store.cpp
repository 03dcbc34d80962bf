// Rows ↔ values. Days are texts that sort as days do.
#include "services/promises/store.h"

#include <charconv>
#include <limits>

namespace promises::store {

namespace {

basics::Date day(std::string_view text) {
    return basics::parse_iso_date(text).value_or(basics::Date());
}

Given read_given(db::Row const& row) {
    return {.number = row.integer(0),
            .unit = row.id<units::UnitId>(1),
            .promise = {.who = row.text(2),
                        .days = static_cast<int>(row.integer(4)),
                        .counting = parse_counting(row.view(5)).value_or(Counting::working_days)},
            .source = parse_source(row.view(3)).value_or(Source::national),
            .at = row.time(6),
            .due = {day(row.view(7)), static_cast<int>(row.integer(8))}};
}

}

ByUnit of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    ByUnit all;
    reader.each("SELECT unit, who, days, counting FROM promises WHERE organisation = $1",
                {organisation}, [&](db::Row const& row) {
                    all[row.id<units::UnitId>(0)] = {
                        row.text(1), static_cast<int>(row.integer(2)),
                        parse_counting(row.view(3)).value_or(Counting::working_days)};
                });
    return all;
}

void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         units::UnitId const& unit, Promise const& promise, basics::Time now) {
    take_away(tx, organisation, unit);
    tx.run(
        "INSERT INTO promises (organisation, unit, who, days, counting, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {organisation, unit, promise.who, promise.days, name(promise.counting), now});
}

bool take_away(db::Transaction& tx, organisations::OrganisationId const& organisation,
               units::UnitId const& unit) {
    return tx.run("DELETE FROM promises WHERE organisation = $1 AND unit = $2",
                  {organisation, unit}) > 0;
}

void add(db::Transaction& tx, Clock const& clock) {
    auto const first = basics::iso(first_due(clock));
    auto const& given = newest(clock);
    auto const due = basics::iso(given.due.day);
    tx.run(
        "INSERT INTO answer_clocks (organisation, kind, subject, round, unit, due, first_due,"
        " began_at, stopped_at, outcome, reminded)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {clock.organisation, clock.subject.kind, clock.subject.id, clock.round, given.unit, due,
         first, clock.began_at, clock.stopped_at, name(clock.outcome), clock.reminded});
    for (auto const& one : clock.given) put_given(tx, clock, one);
}

void update(db::Transaction& tx, Clock const& clock) {
    auto const first = basics::iso(counted_due(clock)), due = basics::iso(answer_by(clock));
    tx.run(
        "UPDATE answer_clocks SET unit = $5, due = $6, first_due = $7, stopped_at = $8,"
        " outcome = $9, reminded = $10, asked_since = $11, asked_days = $12"
        " WHERE organisation = $1 AND kind = $2 AND subject = $3 AND round = $4",
        {clock.organisation, clock.subject.kind, clock.subject.id, clock.round, newest(clock).unit,
         due, first, clock.stopped_at, name(clock.outcome), clock.reminded, clock.asked_since,
         clock.asked_days});
}

void put_given(db::Transaction& tx, Clock const& clock, Given const& given) {
    auto const due = basics::iso(given.due.day);
    auto const& [kind, id] = clock.subject;
    tx.run(
        "DELETE FROM given_promises WHERE organisation = $1 AND kind = $2 AND subject = $3"
        " AND round = $4 AND number = $5",
        {clock.organisation, kind, id, clock.round, given.number});
    tx.run(
        "INSERT INTO given_promises (organisation, kind, subject, round, number, unit, who, source,"
        " days, counting, given_at, due, lengthened)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {clock.organisation, kind, id, clock.round, given.number, given.unit, given.promise.who,
         name(given.source), given.promise.days, name(given.promise.counting), given.at, due,
         given.due.lengthened});
}

namespace {

std::vector<Given> all_given(db::Reader& reader, Clock const& clock) {
    return reader.all(
        "SELECT number, unit, who, source, days, counting, given_at, due, lengthened"
        " FROM given_promises WHERE organisation = $1 AND kind = $2 AND subject = $3"
        " AND round = $4 ORDER BY number",
        {clock.organisation, clock.subject.kind, clock.subject.id, clock.round}, read_given);
}

}

namespace {

/// Without what was given.
Clock read_clock(organisations::OrganisationId const& organisation,
                 activity::Subject const& subject, db::Row const& row) {
    return {.organisation = organisation,
            .subject = subject,
            .round = row.integer(0),
            .began_at = row.time(1),
            .stopped_at = row.time(2),
            .outcome = parse_outcome(row.view(3)).value_or(Outcome::ended),
            .reminded = row.integer(4),
            .asked_since = row.time(5),
            .asked_days = row.integer(6),
            .counted_first = day(row.view(7)),
            .counted_newest = day(row.view(8))};
}

}

std::optional<Clock> newest_clock(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  activity::Subject const& subject) {
    auto clock = reader.first(
        "SELECT round, began_at, stopped_at, outcome, reminded, asked_since, asked_days, first_due,"
        " due FROM answer_clocks WHERE organisation = $1 AND kind = $2 AND subject = $3 ORDER BY round DESC LIMIT 1",
        {organisation, subject.kind, subject.id},
        [&](db::Row const& row) { return read_clock(organisation, subject, row); });
    if (clock) clock->given = all_given(reader, *clock);
    return clock;
}

std::map<std::string, Clock, std::less<>> newest_clocks(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last) {
    std::map<std::string, Clock, std::less<>> clocks;
    reader.each(
        "SELECT round, began_at, stopped_at, outcome, reminded, asked_since, asked_days, first_due,"
        " due, subject FROM answer_clocks WHERE organisation = $1 AND kind = $2 AND subject >= $3"
        " AND subject <= $4 ORDER BY subject, round",
        {organisation, kind, first, last}, [&](db::Row const& row) {
            auto id = row.text(9);
            auto clock = read_clock(organisation, {std::string(kind), id}, row);
            clocks.insert_or_assign(clocks.end(), std::move(id), std::move(clock));
        });
    reader.each(
        "SELECT number, unit, who, source, days, counting, given_at, due, lengthened, subject,"
        " round FROM given_promises WHERE organisation = $1 AND kind = $2 AND subject >= $3"
        " AND subject <= $4 ORDER BY subject, round, number",
        {organisation, kind, first, last}, [&](db::Row const& row) {
            auto const clock = clocks.find(row.view(9));
            if (clock != clocks.end() && clock->second.round == row.integer(10))
                clock->second.given.push_back(read_given(row));
        });
    return clocks;
}

std::vector<Clock> running_until(db::Reader& reader, basics::Date until, std::size_t most) {
    auto clocks = reader.all(
        "SELECT organisation, kind, subject, round, began_at, reminded, due FROM answer_clocks"
        " WHERE outcome = 'running' AND reminded < 2 AND due <= $1 AND asked_since = 0"
        " ORDER BY due, organisation, kind, subject LIMIT $2",
        {basics::iso(until), most}, [](db::Row const& row) {
            return Clock{.organisation = row.id<organisations::OrganisationId>(0),
                         .subject = {row.text(1), row.text(2)},
                         .round = row.integer(3),
                         .began_at = row.time(4),
                         .reminded = row.integer(5),
                         .counted_newest = day(row.view(6))};
        });
    for (auto& clock : clocks) clock.given = all_given(reader, clock);
    return clocks;
}

bool note_reminded(db::Transaction& tx, Clock const& clock, std::int64_t reminded) {
    auto const due = basics::iso(answer_by(clock));
    return tx.run(
               "UPDATE answer_clocks SET reminded = $5 WHERE organisation = $1 AND kind = $2"
               " AND subject = $3 AND round = $4 AND outcome = 'running' AND reminded = $6"
               " AND due = $7",
               {clock.organisation, clock.subject.kind, clock.subject.id, clock.round, reminded,
                clock.reminded, due}) > 0;
}

std::optional<Sight> sight(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.first(
        "SELECT sight FROM answer_sights WHERE organisation = $1", {organisation},
        [](db::Row const& row) { return parse_sight(row.view(0)).value_or(Sight::coordinator); });
}

void put_sight(db::Transaction& tx, organisations::OrganisationId const& organisation, Sight sight,
               basics::Time now) {
    tx.run("DELETE FROM answer_sights WHERE organisation = $1", {organisation});
    tx.run("INSERT INTO answer_sights (organisation, sight, changed_at) VALUES ($1, $2, $3)",
           {organisation, name(sight), now});
}

void each_clock(db::Reader& reader, organisations::OrganisationId const& organisation,
                basics::Time from, basics::Time before, std::string_view after,
                std::function<bool(Listed const&)> const& take) {
    std::int64_t began = std::numeric_limits<std::int64_t>::max();
    auto const dash = after.find('-');
    std::from_chars(after.data(), after.data() + std::min(dash, after.size()), began);
    auto const subject = dash == after.npos ? std::string_view() : after.substr(dash + 1);
    reader.each(
        "SELECT kind, subject, round, unit, began_at, stopped_at, outcome, first_due, asked_since"
        " FROM answer_clocks WHERE organisation = $1 AND began_at >= $2 AND began_at < $3"
        " AND outcome <> 'ended' AND (began_at < $4 OR (began_at = $4 AND subject < $5))"
        " ORDER BY began_at DESC, subject DESC",
        {organisation, from, before, began, subject}, [&](db::Row const& row) {
            return take({.subject = {row.text(0), row.text(1)},
                         .round = row.integer(2),
                         .unit = row.id<units::UnitId>(3),
                         .began_at = row.time(4),
                         .stopped_at = row.time(5),
                         .outcome = parse_outcome(row.view(6)).value_or(Outcome::ended),
                         .first_due = day(row.view(7)),
                         .stands_still = row.integer(8) != 0});
        });
}

void remove(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run("DELETE FROM given_promises WHERE kind = $1 AND subject = $2", {kind, id});
    tx.run("DELETE FROM answer_clocks WHERE kind = $1 AND subject = $2", {kind, id});
}

}
